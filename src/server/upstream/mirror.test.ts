import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listCampaigns } from '@/contract/campaign/campaigns'
import { getOpenedEvent } from '@/contract/event/aroundEvent'
import { actOnEvent } from '@/contract/event/eventActions'
import { type AcdEvent, getEvent, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { listGroups } from '@/contract/groups'
import { listAudit } from '@/contract/operation/audit'
import { createPerson, listPeople } from '@/contract/people/people'
import { confirmMissing, getMirror, hintAtEvent } from '@/contract/upstream/mirror'
import { listUsers } from '@/contract/users'
import { startServer, type TestServer } from '@/testing/startServer'
import { documentedAnswer } from '@/testing/upstream/documentedCalls'
import { startUpstream, type TestUpstream } from '@/testing/upstream/startUpstream'
import { verifyAudit } from '../audit/verifyAudit'
import { eraseNumber } from '../forget/eraseNumber'
import { forgetClosed } from '../forget/keepDays'
import { notationsOf } from '../forget/numberNotations'
import { readHinted } from './hints'
import { pollWhereDue } from './keepMirrored'

let upstream: TestUpstream
let front: TestServer
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(async () => {
  await upstream.close()
})
beforeEach(async () => {
  upstream.heal()
  await upstream.server.reset()
  front = await startServer({
    ...upstream.settings,
    CALLBOARD_UPSTREAM_TOKENS: `1=${upstream.server.tokens.admin}`,
    CALLBOARD_UPSTREAM_INTERVAL: '0.2',
  })
  return async () => front.close()
})

const parts = () => {
  const { db, config, parts } = front
  if (!config.upstream) throw new Error('There is no upstream')
  return { db, log: parts.log, clock: parts.clock, zone: config.zone, upstream: config.upstream }
}
const holder = '2b1c9a70-0000-4000-8000-000000000001'

/** One poll, some minutes after the last one. */
async function poll(): Promise<void> {
  front.time.now += 10 * 60_000
  upstream.server.time.now = front.time.now
  const signal = new AbortController().signal
  expect(await pollWhereDue(parts(), 1, { holder, signal })).toBe(true)
}

const whole = async (server: TestServer, path: string) => {
  const response = await server.fetch(`/rest/v1.0/1${path}`)
  expect(response.status).toBe(200)
  return response.json() as Promise<{ records: { ID: number }[]; count: number }>
}
/** What an existing system answers, byte for byte. */
const documented = async (server: TestServer, path: string) =>
  documentedAnswer(JSON.stringify(await whole(server, path)))
const state = () => front.call(getMirror)
const ids = async () => (await whole(front, '/acd/events')).records.map(({ ID }) => ID)

const create = async (more: object = {}) => {
  const body = {
    AcdEventTypesID: 3,
    AcdGroupsID: 235,
    Sender: '49199123456789',
    Subject: 'Please call',
    ...more,
  }
  const { records } = await upstream.server.call(createEvent, { body } as never)
  return records[0]?.ID ?? 0
}
const versions = () =>
  front.db.asAccount(1, async (tx) => {
    const { rows } = await sql<{ table_name: string; sum: string }>`SELECT table_name,
      sum(version)::text AS sum FROM table_versions GROUP BY 1 ORDER BY 1`.execute(tx)
    return rows
  })
const removeUpstream = (ID: number) =>
  upstream.server.db.asAccount(1, async (tx) => {
    await tx.deleteFrom('acd_events').where('id', '=', ID).execute()
  })

describe('the first fill', () => {
  test('brings what the upstream lists, the same bytes for the documented keys', async () => {
    expect(await state()).toMatchObject({ state: 'fresh', asOf: null, filling: 0 })
    await poll()
    for (const path of ['/acd/events', '/acd/groups', '/users', '/dialler/campaigns']) {
      expect(await documented(front, path)).toBe(await documented(upstream.server, path))
    }
    const mirror = await state()
    expect(mirror).toMatchObject({ host: upstream.host, state: 'fresh', filling: null, held: [] })
    expect(mirror.rejected).toEqual([])
    expect(mirror.can).toContain('createEvent')
    expect(mirror.can).not.toContain('changeEvent')
  })

  test('of an account that is Callboard’s own is nothing: 404', async () => {
    for (const path of ['/app/v1/upstream', '/app/v1/upstream/confirm', '/app/v1/upstream/hint']) {
      const init = path.endsWith('upstream')
        ? {}
        : { method: 'POST', ...(path.endsWith('hint') ? { body: '{"AcdEventsID":1}' } : {}) }
      const response = await front.fetch(path, init, front.tokens.foreign)
      expect([path, response.status]).toEqual([path, 404])
    }
  })
})

describe('a poll', () => {
  beforeEach(poll)

  test('without a difference writes no record', async () => {
    const before = await versions()
    await poll()
    expect(await versions()).toEqual(before)
  })

  test('brings what is new and what has changed, with its milestones', async () => {
    const ID = await create()
    await poll()
    expect(await documented(front, `/acd/events/event/${ID}`)).toBe(
      await documented(upstream.server, `/acd/events/event/${ID}`),
    )
    const params = { AcdEventsID: String(ID) }
    await upstream.server.call(actOnEvent, { params, body: { action: 'close' } } as never)
    await poll()
    const { records } = await front.call(getEvent, { params })
    expect(records[0]?.AcdEventStatusID).toBe(99)
    const { rows } = await front.db.asAccount(1, (tx) =>
      sql<{ closed_last: Date | null }>`SELECT closed_last FROM acd_events
        WHERE id = ${ID}`.execute(tx),
    )
    expect(rows[0]?.closed_last).toBeInstanceOf(Date)
  })

  test('takes an event out of the lists that is missing twice and answers 404', async () => {
    const ID = await create()
    await poll()
    const all = await ids()
    await front.call(actOnEvent, {
      params: { AcdEventsID: String(ID) },
      body: { action: 'comment', Comment: 'Ours' },
    } as never)
    // Not in the list, and by itself: the newest is the last one of the list.
    upstream.injure(({ path }) => {
      if (path.endsWith('/acd/events')) return { is: 'shrunk', left: all.length - 1 }
      return path.endsWith(`/${ID}`) ? { is: 'refused', status: 404 } : undefined
    })
    await poll()
    expect(await ids()).toContain(ID)
    await poll()
    expect(await ids()).not.toContain(ID)
    const response = await front.fetch(`/rest/v1.0/1/acd/events/event/${ID}`)
    expect(response.status).toBe(404)
    const listed = (filter: string) => front.call(listEvents, { query: { filter } })
    expect((await listed(`listed:no`)).records.map((one) => one.ID)).toEqual([ID])
    expect((await listed(`listed:any id:${ID}`)).records.map((one) => one.ID)).toEqual([ID])
    expect((await listed(`id:${ID}`)).records).toEqual([])
    const opened = await front.call(getOpenedEvent, { params: { AcdEventsID: String(ID) } })
    expect(opened).toMatchObject({ records: [{ ID }], notListedSince: expect.any(String) })
    const { history } = opened
    upstream.heal()
    await poll()
    expect(await ids()).toEqual(all)
    const again = await front.call(getOpenedEvent, { params: { AcdEventsID: String(ID) } })
    expect(again).not.toHaveProperty('notListedSince')
    expect(again.history).toEqual(history)
    expect(again.history.some(({ comment }) => comment === 'Ours')).toBe(true)
  })

  test('that is suddenly much shorter removes nothing until an admin confirms', async () => {
    const all = await ids()
    upstream.injure(({ path }) =>
      path.endsWith('/acd/events') ? { is: 'shrunk', left: 10 } : undefined,
    )
    for (const _ of [1, 2, 3]) await poll()
    expect(await ids()).toEqual(all)
    const { held } = await state()
    expect(held).toMatchObject([{ kind: 'event', missing: all.length - 10, listed: all.length }])
    // What answers by itself is there, confirmed or not.
    await front.call(confirmMissing)
    const { records: audited } = await front.call(listAudit, {
      query: { filter: 'action:upstream.confirm' },
    })
    expect(audited).toMatchObject([{ after: { missing: all.length - 10 } }])
    await poll()
    await poll()
    expect(await ids()).toEqual(all)
    upstream.heal()
    await poll()
    expect((await state()).held).toEqual([])
  })

  test.each([
    ['cut', { is: 'cut', after: 0.6 }],
    ['empty', { is: 'empty' }],
    ['truncated', { is: 'truncated' }],
    ['miscounted', { is: 'miscounted' }],
    ['doubled', { is: 'doubled' }],
    ['refused', { is: 'refused', status: 500 }],
    ['not our token', { is: 'refused', status: 401 }],
  ] as const)('that is not whole (%s) removes nothing and says so', async (_, injury) => {
    const ID = await create()
    await poll()
    const all = await ids()
    const { asOf } = await state()
    await removeUpstream(ID)
    upstream.injure(({ path }) => (path.endsWith('/acd/events') ? injury : undefined))
    for (const _ of [1, 2, 3]) await poll()
    expect(await ids()).toEqual(all)
    const mirror = await state()
    expect(mirror.asOf).toBe(asOf)
    expect(mirror.state).not.toBe('fresh')
  })

  test('keeps unknown keys, and an order of its own', async () => {
    upstream.injure(({ path }) => (path.endsWith('/acd/events') ? { is: 'key more' } : undefined))
    await poll()
    const { records } = await whole(front, '/acd/events')
    expect(records.every((one) => 'AddedLater' in one && 'nPriority' in one)).toBe(true)
    upstream.injure(() => ({ is: 'disordered' }))
    await poll()
    expect(await whole(front, '/users')).toEqual(await whole(upstream.server, '/users'))
  })

  test('puts records of another shape aside, and knows them as they were', async () => {
    const before = await whole(front, '/acd/events')
    upstream.injure(({ path }) =>
      path.endsWith('/acd/events') ? { is: 'key less', key: 'Subject' } : undefined,
    )
    await poll()
    expect(await whole(front, '/acd/events')).toEqual(before)
    const { rejected } = await state()
    expect(rejected).toHaveLength(before.count)
    expect(rejected[0]).toMatchObject({ kind: 'event', reason: 'Subject is missing' })
    upstream.heal()
    await poll()
    expect((await state()).rejected).toEqual([])
  })

  test('tells of records without an ID for as long as they are listed', async () => {
    const isUsers = ({ path }: { path: string }) => path.endsWith('/users')
    const schemas = [{ is: 'other schema' }, { is: 'key less', key: 'ID' }] as const
    for (const injury of [...schemas, ...schemas]) {
      upstream.injure((call) => (isUsers(call) ? injury : undefined))
      await poll()
      const { rejected } = await state()
      const IDs = rejected.map(({ ID }) => ID)
      if (injury.is === 'key less') expect(IDs).toEqual([''])
      else expect(IDs).toContain('"3"')
      expect(rejected[0]).toMatchObject({ kind: 'user', reason: 'ID is not the ID of a record' })
    }
    upstream.heal()
    await poll()
    expect((await state()).rejected).toEqual([])
  })

  test('names the record that cannot be read; the others go on', async () => {
    const [first, second] = await ids()
    const ID = await create()
    const before = await documented(front, `/acd/events/event/${second}`)
    upstream.injure(({ path }) =>
      path.endsWith('/acd/events') ? { is: 'unreadable', at: 1 } : undefined,
    )
    await poll()
    expect(await ids()).toEqual(expect.arrayContaining([first, second, ID]))
    expect(await documented(front, `/acd/events/event/${second}`)).toBe(before)
    const { rejected, asOf } = await state()
    const reason = 'The record is not JSON'
    expect(rejected).toMatchObject([{ kind: 'event', ID: String(second), reason }])
    upstream.heal()
    await poll()
    const healed = await state()
    expect(healed.rejected).toEqual([])
    expect(healed.asOf).not.toBe(asOf)
  })
})

test('what the upstream does not offer is refused, and a comment is ours', async () => {
  await poll()
  const [ID = 0] = await ids()
  const params = { AcdEventsID: String(ID) }
  const act = (body: object) => front.send(actOnEvent, { params, body } as never)
  expect((await act({ action: 'close' })).status).toBe(409)
  expect((await act({ action: 'comment', Comment: 'Ours' })).status).toBe(200)
  const next = await front.fetch('/app/v1/events/next', { method: 'POST' })
  expect(next.status).toBe(409)
})

test('a hint brings an event at once', async () => {
  await poll()
  const ID = await create({ Subject: 'Hinted at' })
  expect(await front.call(hintAtEvent, { body: { AcdEventsID: ID } })).toEqual({ status: 200 })
  await readHinted(parts(), 1)
  const { records } = await front.call(getEvent, { params: { AcdEventsID: String(ID) } })
  expect(records[0]?.Subject).toBe('Hinted at')
})

test('lists name no group and no user that the upstream does not list', async () => {
  upstream.injure(({ path }) =>
    path.endsWith('/acd/groups') || path.endsWith('/users') ? { is: 'shrunk', left: 0 } : undefined,
  )
  await poll()
  expect((await front.call(listGroups)).records).toEqual([])
  expect((await front.call(listUsers)).records).toEqual([])
  expect(await documented(front, '/acd/events')).toBe(
    await documented(upstream.server, '/acd/events'),
  )
  expect((await front.call(listCampaigns)).count).toBeGreaterThan(0)
  upstream.heal()
  await poll()
  expect(await whole(front, '/acd/groups')).toEqual(await whole(upstream.server, '/acd/groups'))
})

test('users are the upstream’s; who of them is a person is ours', async () => {
  await poll()
  const before = await documented(front, '/users')
  const asked = (body: object) => front.send(createPerson, { body } as never)
  expect((await asked({ UID: 'new.one', role: 'agent' })).status).toBe(409)
  expect((await asked({ UsersID: 3, role: 'agent', LastName: 'Other' })).status).toBe(409)
  await front.call(createPerson, { body: { UsersID: 3, role: 'agent' } })
  expect((await front.call(listPeople)).records).toHaveLength(1)
  expect(await documented(front, '/users')).toBe(before)
})

test('events are the upstream’s to forget; what was made of them here goes', async () => {
  await poll()
  const comment = async (ID: number) => {
    const params = { AcdEventsID: String(ID) }
    const body = { action: 'comment', Comment: 'Ours alone' }
    await front.call(actOnEvent, { params, body } as never)
  }
  const counts = () =>
    front.db.asAccount(1, async (tx) => {
      const { rows } = await sql<{ comments: number; versions: number }>`SELECT
        (SELECT count(*)::integer FROM acd_event_comments) AS comments,
        (SELECT count(*)::integer FROM acd_event_versions) AS versions`.execute(tx)
      return rows[0]
    })
  const before = await documented(front, '/acd/events')
  const events = JSON.parse(before).records as Pick<
    AcdEvent,
    'ID' | 'Sender' | 'AcdEventTypesID' | 'AcdEventStatusID'
  >[]
  const isClosed = ({ AcdEventStatusID }: (typeof events)[number]) => AcdEventStatusID === 99
  const closed = events.find(isClosed)?.ID ?? 0
  const open = events.find((event) => event.AcdEventTypesID === 3 && event.AcdEventStatusID < 98)
  await comment(closed)
  await comment(open?.ID ?? 0)
  const later = front.time.now + 400 * 24 * 60 * 60_000
  expect(await forgetClosed({ db: front.db, now: later, days: 1 })).toBe(1)
  expect(await forgetClosed({ db: front.db, now: later, days: 1 })).toBe(0)
  expect((await counts())?.comments).toBe(1)
  const told = async () => JSON.stringify((await front.call(listAudit)).records)
  expect((await told()).split('Ours alone')).toHaveLength(2)
  expect(await told()).toContain('"events":0,"traces":1')
  const number = open?.Sender ?? ''
  const notations = notationsOf(`+${number}`, 'DE')
  if (!notations) throw new Error('No number was found')
  expect((await eraseNumber(front.db, 1, notations, front.time.now)).size).toBeGreaterThan(0)
  expect(await counts()).toEqual({ comments: 0, versions: 0 })
  expect(await told()).not.toContain('Ours alone')
  expect((await eraseNumber(front.db, 1, notations, front.time.now)).size).toBe(0)
  expect(await documented(front, '/acd/events')).toBe(before)
  expect((await verifyAudit(front.db, 1)).faults).toEqual([])
})

test('an event that is listed no more is kept here alone, so it goes like any other', async () => {
  const ID = await create()
  await upstream.server.call(actOnEvent, {
    params: { AcdEventsID: String(ID) },
    body: { action: 'close' },
  } as never)
  await poll()
  await removeUpstream(ID)
  for (const _ of [1, 2]) await poll()
  const kept = async () =>
    (await front.call(listEvents, { query: { filter: `listed:no id:${ID}` } })).count
  expect(await kept()).toBe(1)
  const later = front.time.now + 400 * 24 * 60 * 60_000
  expect(await forgetClosed({ db: front.db, now: later, days: 1 })).toBeGreaterThan(0)
  expect(await kept()).toBe(0)
})
