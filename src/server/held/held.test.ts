import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listEvents } from '@/contract/event/events'
import { getHeldEvent, holdEvent, listHeldEvents, takeBackEvent } from '@/contract/event/heldEvents'
import { listAudit } from '@/contract/operation/audit'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const key = 'a-form-of-its-own-1'
const params = { key }
const body = {
  AcdEventTypesID: 3,
  AcdGroupsID: 235,
  Sender: '49199123456789',
  Subject: 'Held for a moment',
}
const headers = { 'idempotency-key': key }
const filter = '"Held for a moment"'

const hold = async (change: object = {}, options: object = {}) =>
  (await server.call(holdEvent, { body: { ...body, ...change } }, { headers, ...options }))
    .records[0]
const send = (change: object = {}, own: Record<string, string> = headers) =>
  server.send(holdEvent, { body: { ...body, ...change } }, { headers: own })
const outcome = async () => (await server.call(getHeldEvent, { params })).records[0]
const events = async () => (await server.call(listEvents, { query: { filter } })).records
const release = () => server.releaseDue()
const later = (seconds: number) => {
  server.time.now += seconds * 1000
}

describe('a create of the web app', () => {
  test('waits five seconds, then the event is there, once', async () => {
    const held = await hold()
    expect(held).toMatchObject({ key, state: 'held', dueAt: server.time.now + 5000 })
    later(4.999)
    expect(await release()).toBe(held?.dueAt)
    expect(await events()).toEqual([])
    later(0.001)
    expect(await release()).toBeUndefined()
    await release()
    const [event, ...others] = await events()
    expect(others).toEqual([])
    expect(await outcome()).toMatchObject({ state: 'created', record: { ID: event?.ID } })
    expect(event).toMatchObject({
      dtReceived: null,
      dtCreated: '2026-11-24T12:00:05.000',
    })
  })

  test('can be taken back while it waits, and never comes to be', async () => {
    await hold()
    const back = await server.call(takeBackEvent, { params })
    expect(back.records[0]).toMatchObject({ state: 'taken_back', event: body })
    later(60)
    await release()
    expect(await events()).toEqual([])
    // Sent again, as a browser does by itself, it stays taken back.
    expect(await hold()).toMatchObject({ state: 'taken_back' })
  })

  test('can no longer be taken back once it is created: it says which event it is', async () => {
    await hold()
    later(5)
    await release()
    const back = await server.call(takeBackEvent, { params })
    expect(back.records[0]).toMatchObject({ state: 'created', record: { Subject: body.Subject } })
    expect(await events()).toHaveLength(1)
  })

  test('fifty times at the same moment is one event', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => hold()))
    expect(new Set(answers.map((answer) => answer?.dueAt)).size).toBe(1)
    later(5)
    await Promise.all([release(), release(), release()])
    expect(await hold()).toMatchObject({ state: 'created' })
    expect(await events()).toHaveLength(1)
  })

  test('counts a time alone from the moment of sending', async () => {
    server.time.now = Date.parse('2026-11-24T14:30:58Z')
    await hold({ dtAppointmentTime: '15:30' })
    later(5)
    await release()
    expect((await events())[0]?.dtRemind).toBe('2026-11-24T15:30:00.000')
  })

  test('that updates the open event of this caller says so', async () => {
    const unique = { AcdGroupsID: await groupWithoutDuplicates() }
    await hold(unique)
    later(5)
    await release()
    const second = { headers: { 'idempotency-key': 'another-form-of-its-own' } }
    await hold(unique, second)
    later(5)
    await release()
    const again = await hold(unique, second)
    expect(again).toMatchObject({ state: 'created', record: { Result_: 'UPDATED' } })
    expect(await events()).toHaveLength(1)
  })
})

async function groupWithoutDuplicates(): Promise<number> {
  const { rows } = await server.db.asAccount(1, async (tx) => ({
    rows: await tx
      .selectFrom('acd_groups')
      .select('id')
      .where('b_no_duplicate_events', '=', true)
      .where('acd_group_types_id', '<>', 2)
      .execute(),
  }))
  return rows[0]?.id ?? 0
}

test('who asked stands in the audit log: holding, taking back, and the event itself', async () => {
  const agent = { token: server.tokens.agent }
  await hold({}, agent)
  await server.call(takeBackEvent, { params }, agent)
  await hold({}, { ...agent, headers: { 'idempotency-key': 'another-form-of-its-own' } })
  later(5)
  await release()
  const { records } = await server.call(listAudit, { query: { filter: 'object:event' } })
  expect(records.map(({ action }) => action)).toEqual([
    'event.hold',
    'event.takeBack',
    'event.hold',
    'event.create',
  ])
  expect(new Set(records.map(({ name }) => name))).toEqual(new Set(['agent']))
})

describe('the key', () => {
  test('is required, and belongs to one content', async () => {
    const without = await send({}, {})
    expect(without.status).toBe(400)
    expect((await without.json()).issues).toEqual([
      { path: 'Idempotency-Key', message: 'is required' },
    ])
    await hold()
    expect((await send({ Subject: 'Other' })).status).toBe(409)
  })

  test('stays free when the create is refused: group, user, form', async () => {
    for (const [change, status] of [
      [{ AcdGroupsID: 2_000_000 }, 404],
      [{ UsersID: 2_000_000 }, 404],
      [{ Sender: 'nobody' }, 400],
    ] as const) {
      expect((await send(change)).status).toBe(status)
    }
    expect((await server.send(getHeldEvent, { params })).status).toBe(404)
    expect(await hold()).toMatchObject({ state: 'held' })
  })

  test('of somebody else is unknown, that of the same user with another token is not', async () => {
    const { token: same } = await tokenOf(3)
    await hold({}, { token: server.tokens.agent })
    expect((await server.send(getHeldEvent, { params }, { token: same })).status).toBe(200)
    for (const token of [server.tokens.supervisor, server.tokens.foreign]) {
      for (const row of [getHeldEvent, takeBackEvent]) {
        expect((await server.send(row, { params }, { token })).status).toBe(404)
      }
      expect((await server.call(listHeldEvents, {}, { token })).records).toEqual([])
    }
  })
})

const tokenOf = async (UsersID: number) => {
  const { accessTokenRepository } = await import('../accessTokens/accessTokens')
  return accessTokenRepository(server.db).create(1, { name: 'other', role: 'agent', UsersID })
}

describe('when its time has come and it cannot be', () => {
  test('the reason is kept and told until somebody puts it away', async () => {
    const own = { ...body, AcdGroupsID: 999 }
    const addGroup = { client_id: 1, id: 999, name: 'Gone', name_fold: 'gone' }
    await server.db.asAccount(1, (tx) =>
      tx
        .insertInto('acd_groups')
        .values({ ...addGroup, acd_group_types_id: 1 })
        .execute(),
    )
    await hold(own)
    await server.db.asAccount(1, (tx) =>
      tx.deleteFrom('acd_groups').where('id', '=', 999).execute(),
    )
    later(5)
    await release()
    const failed = { state: 'failed', problem: { status: 404, error: 'ACD group not found' } }
    expect((await server.call(listHeldEvents)).records).toMatchObject([{ ...failed, event: own }])
    later(3 * 24 * 3600)
    await hold({}, { headers: { 'idempotency-key': 'another-form-of-its-own' } })
    expect(await outcome()).toMatchObject(failed)
    await server.call(takeBackEvent, { params })
    const { records } = await server.call(listHeldEvents)
    expect(records.map((held) => held.key)).toEqual(['another-form-of-its-own'])
  })

  test('what breaks for a while is tried again, and holds up nobody else', async () => {
    await hold()
    await server.db.asOwner(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = 'disk_full'; END $$`)
    await server.db.asOwner(`CREATE TRIGGER full_disk BEFORE INSERT ON acd_events FOR EACH ROW
      WHEN (NEW.subject = 'Held for a moment') EXECUTE FUNCTION full_disk()`)
    await server.call(
      holdEvent,
      { body: { ...body, Subject: 'Held for a moment, too' } },
      { headers: { 'idempotency-key': 'another-form-of-its-own' } },
    )
    later(5)
    expect(await release()).toBe(server.time.now + 30_000)
    expect((await server.call(listEvents, { query: { filter: '"moment, too"' } })).count).toBe(1)
    await server.db.asOwner('DROP TRIGGER full_disk ON acd_events')
    later(30)
    await release()
    expect(await outcome()).toMatchObject({ state: 'created' })
  })

  test('what can never be created fails once, finally and visibly', async () => {
    await hold()
    const event = JSON.stringify({ ...body, dtAppointmentDate: '0001-01-01' })
    await server.db.asAccount(1, (tx) => tx.updateTable('held_events').set({ event }).execute())
    later(5)
    expect(await release()).toBeUndefined()
    expect(await outcome()).toMatchObject({ state: 'failed', problem: { status: 500 } })
    const { records } = await server.call(listHeldEvents)
    expect(records.map((held) => held.state)).toEqual(['failed'])
  })
})

test('a keeper creates by itself as the time comes, and what was left before it began', async () => {
  await hold()
  later(5)
  const stop = server.keepReleasing()
  await expect.poll(events, { timeout: 20_000 }).toHaveLength(1)
  await stop()
})

test('with no seconds to undo it is created at once', async () => {
  const { createApp } = await import('../createApp')
  const { app } = createApp({ ...server.parts, config: { ...server.config, undoSeconds: 0 } })
  const response = await app.request('/app/v1/events/held', {
    method: 'POST',
    headers: {
      ...headers,
      authorization: `Bearer ${server.tokens.agent}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  const { records } = await response.json()
  expect(records).toMatchObject([{ state: 'created', record: { Subject: body.Subject } }])
  expect(await events()).toHaveLength(1)
})
