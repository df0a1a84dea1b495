import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getEvent, listEventComments, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { groupTypes, listGroups } from '@/contract/groups'
import { startServer, type TestServer } from '@/testing/startServer'
import { verifyAudit } from '../audit/verifyAudit'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

type Body = Record<string, unknown>
const base = { AcdEventTypesID: 3, Sender: '49199123456789', Subject: 'Please call' }
const send = (body: Body, headers: Record<string, string> = {}) =>
  server.fetch('/rest/v1.0/1/acd/events/create', {
    method: 'POST',
    body: JSON.stringify(body),
    headers,
  })
const record = async (response: Response) => {
  expect(response.status).toBe(200)
  return (await response.json()).records[0]
}
const total = async () =>
  (await server.call(listEvents, { query: { limitPageSize: '1' } })).total ?? 0

async function groupOf(type: number, fits: (group: Body) => boolean = () => true): Promise<number> {
  const { records } = await server.call(listGroups)
  const group = records.find((entry) => entry.AcdGroupTypesID === type && fits(entry))
  if (!group) throw new Error(`The demo data hold no such group of type ${type}`)
  return group.ID
}
const configuration = () =>
  groupOf(groupTypes.configuration, (g) => g.PrimaryAcdAgentGroupsID !== null)
const agents = () => groupOf(groupTypes.agent, (group) => !group.bNoDuplicateEvents)

describe('the group choice', () => {
  test('a pair distributes to its agent group', async () => {
    const pair = {
      AcdConfigurationGroupsID: await configuration(),
      AcdAgentGroupsID: await agents(),
    }
    const event = await record(await send({ ...base, ...pair }))
    expect(event).toMatchObject({ ...pair, AcdGroupsID: pair.AcdAgentGroupsID })
  })

  test('a configuration group alone stands for its primary agent group', async () => {
    const id = await configuration()
    const { records } = await server.call(listGroups, { query: { filter: `id:${id}` } })
    const event = await record(await send({ ...base, AcdGroupsID: id }))
    expect(event.AcdGroupsID).toBe(records[0]?.PrimaryAcdAgentGroupsID)
  })

  test('one without a primary agent group is 409', async () => {
    const id = await groupOf(groupTypes.configuration, (g) => g.PrimaryAcdAgentGroupsID === null)
    expect((await send({ ...base, AcdGroupsID: id })).status).toBe(409)
  })

  test('pair members of the wrong type are 400, each at its key', async () => {
    const [config, agent] = [await configuration(), await agents()]
    const response = await send({
      ...base,
      AcdConfigurationGroupsID: agent,
      AcdAgentGroupsID: config,
    })
    expect(response.status).toBe(400)
    const { issues } = await response.json()
    expect(issues.map(({ path }: { path: string }) => path)).toEqual([
      'AcdConfigurationGroupsID',
      'AcdAgentGroupsID',
    ])
  })

  test('unknown group and unknown user are 404 with the documented sentences', async () => {
    const group = await send({ ...base, AcdGroupsID: 2_000_000 })
    expect(await group.json()).toEqual({ status: 404, error: 'ACD group not found' })
    const user = await send({ ...base, AcdGroupsID: 235, UsersID: 2_000_000 })
    expect(await user.json()).toEqual({ status: 404, error: 'User not found' })
  })
})

describe('telephone numbers', () => {
  test.each([
    ['+49 199 123456', '49199123456'],
    ['0049 (0) 199/123-456', '49199123456'],
    ['49.199.123456', '49199123456'],
  ])('%s rests as %s', async (Sender, digits) => {
    const event = await record(await send({ ...base, Sender, AcdGroupsID: 235, Receiver: Sender }))
    expect(event).toMatchObject({ Sender: digits, Receiver: digits })
  })
})

describe('the appointment', () => {
  // The server's clock stands at 15:30 in Berlin, as in the documented example.
  const at = async (appointment: Body) => {
    server.time.now = Date.parse('2026-11-24T14:30:00Z')
    return (await record(await send({ ...base, AcdGroupsID: 235, ...appointment }))).dtRemind
  }
  test.each([
    [{}, null],
    [{ dtAppointmentDate: '2026-12-01' }, '2026-12-01T00:00:00.000'],
    [{ dtAppointmentTime: '10:00' }, '2026-11-25T10:00:00.000'],
    [{ dtAppointmentTime: '1800' }, '2026-11-24T18:00:00.000'],
    [{ dtAppointmentTime: '15:30' }, '2026-11-24T15:30:00.000'],
    [{ dtAppointmentDate: '20261201', dtAppointmentTime: '0915' }, '2026-12-01T09:15:00.000'],
    [{ dtAppointmentDate: '2020-01-01', dtAppointmentTime: '10:00' }, '2020-01-01T10:00:00.000'],
    [{ dtAppointmentDate: '2027-03-28', dtAppointmentTime: '02:30' }, '2027-03-28T03:30:00.000'],
    [{ dtAppointmentDate: '2027-10-31', dtAppointmentTime: '02:30' }, '2027-10-31T02:30:00.000'],
  ])('%o is %s', async (appointment, remind) => {
    expect(await at(appointment)).toBe(remind)
  })

  test('the hour that occurs twice is the first one', async () => {
    const appointment = { dtAppointmentDate: '2027-10-31', dtAppointmentTime: '02:30' }
    const { ID } = await record(await send({ ...base, AcdGroupsID: 235, ...appointment }))
    const stored = await server.db.asAccount(1, (tx) =>
      tx.selectFrom('acd_events').select('dt_remind').where('id', '=', ID).executeTakeFirst(),
    )
    expect(stored?.dt_remind?.toISOString()).toBe('2027-10-31T00:30:00.000Z')
  })
})

describe('duplicates', () => {
  const unique = async () => {
    const { records } = await server.call(listGroups)
    const group = records.find((entry) => entry.bNoDuplicateEvents && entry.AcdGroupTypesID !== 2)
    return group?.ID ?? 0
  }

  test('become a comment on the event that is there, which is returned as UPDATED', async () => {
    const AcdGroupsID = await unique()
    const first = await record(await send({ ...base, AcdGroupsID, Body: 'one' }))
    server.time.now += 60_000
    const second = await record(await send({ ...base, AcdGroupsID, Subject: 'Again', Body: 'two' }))
    expect(second).toMatchObject({
      ID: first.ID,
      Subject: first.Subject,
      Result_: 'UPDATED',
      dtCreated: first.dtCreated,
      dtModified: '2026-11-24T12:01:00.000',
      dtLastModified: '2026-11-24T12:01:00.000',
    })
    expect(Object.keys(second).at(-1)).toBe('Result_')
    const params = { AcdEventsID: String(first.ID) }
    const comments = await server.call(listEventComments, { params })
    expect(comments.records).toMatchObject([
      { dtCreated: '2026-11-24T12:01:00.000', Subject: 'Again', Body: 'two' },
    ])
    expect((await server.call(getEvent, { params })).records[0]).not.toHaveProperty('Result_')
  })

  test('are told apart by type, sender and a given receiver', async () => {
    const AcdGroupsID = await unique()
    const first = await record(await send({ ...base, AcdGroupsID, Receiver: '4989100' }))
    const same = async (change: Body) =>
      (await record(await send({ ...base, AcdGroupsID, ...change }))).ID === first.ID
    expect(await same({})).toBe(true)
    expect(await same({ Receiver: '+49 89 100' })).toBe(true)
    expect(await same({ Receiver: '4989200' })).toBe(false)
    expect(await same({ AcdEventTypesID: 1 })).toBe(false)
    expect(await same({ Sender: '49199000000' })).toBe(false)
  })

  test('a closed chat no longer takes them', async () => {
    const AcdGroupsID = await unique()
    const first = await record(await send({ ...base, AcdGroupsID }))
    await server.db.asAccount(1, (tx) =>
      tx
        .updateTable('acd_events')
        .set({ acd_event_status_id: 98 })
        .where('id', '=', first.ID)
        .execute(),
    )
    expect((await record(await send({ ...base, AcdGroupsID }))).ID).not.toBe(first.ID)
  })

  test('ten at the same moment make one event', async () => {
    const AcdGroupsID = await unique()
    const before = await total()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send({ ...base, AcdGroupsID }).then(record)),
    )
    expect(new Set(answers.map(({ ID }) => ID)).size).toBe(1)
    expect(answers.filter(({ Result_ }) => Result_ === 'UPDATED')).toHaveLength(9)
    expect(await total()).toBe(before + 1)
  })
})

describe('creates at the same moment', () => {
  const events = (count: number, more: (at: number) => Body = () => ({})) =>
    Array.from({ length: count }, (_, at) => ({
      ...base,
      AcdGroupsID: 235,
      Subject: `Number ${at}`,
      ...more(at),
    }))

  test('get an answer each: their own record, or why they were refused', async () => {
    const before = await total()
    const sent = events(60, (at) => {
      if (at % 10 === 3) return { AcdGroupsID: 2_000_000 }
      return at % 10 === 7 ? { UsersID: 2_000_000 } : {}
    })
    const answers = await Promise.all(sent.map((body) => send(body)))
    const bodies = await Promise.all(answers.map((answer) => answer.json()))
    bodies.forEach((body, at) => {
      if (at % 10 === 3) expect(body).toEqual({ status: 404, error: 'ACD group not found' })
      else if (at % 10 === 7) expect(body).toEqual({ status: 404, error: 'User not found' })
      else expect(body.records).toMatchObject([{ Subject: `Number ${at}` }])
    })
    const ids = bodies.flatMap(({ records = [] }) => records.map(({ ID }: Body) => ID))
    expect(new Set(ids).size).toBe(48)
    expect(await total()).toBe(before + 48)
    expect((await verifyAudit(server.db, 1)).faults).toEqual([])
  })

  test('stay in their own client account', async () => {
    const of = { admin: 1, foreign: 2 } as const
    const count = async (who: keyof typeof of) => {
      const path = `/rest/v1.0/${of[who]}/acd/events?limitPageSize=1`
      return (await (await server.fetch(path, {}, server.tokens[who])).json()).total
    }
    const before = { admin: await count('admin'), foreign: await count('foreign') }
    const answers = await Promise.all(
      events(20).map((body, at) => {
        const who = at % 4 === 0 ? 'foreign' : 'admin'
        const path = `/rest/v1.0/${of[who]}/acd/events/create`
        const init = { method: 'POST', body: JSON.stringify(body) }
        return server.fetch(path, init, server.tokens[who])
      }),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(await count('admin')).toBe(before.admin + 15)
    expect(await count('foreign')).toBe(before.foreign + 5)
  })

  test('pass over IDs that an import has taken', async () => {
    const { ID } = await record(await send({ ...base, AcdGroupsID: 235 }))
    const taken = [ID + 2, ID + 3, ID + 7]
    await server.db.asAccount(1, async (tx) => {
      for (const id of taken) {
        await sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data,
            acd_event_types_id, acd_event_status_id, sender, subject, dt_created, dt_modified,
            dt_last_modified, search_text)
          SELECT client_id, ${id}, acd_groups_id, event_data, acd_event_types_id,
            acd_event_status_id, sender, 'Imported', dt_created, dt_modified, dt_last_modified,
            search_text FROM acd_events WHERE id = ${ID}`.execute(tx)
      }
    })
    const before = await total()
    const made = await Promise.all(events(12).map(async (body) => record(await send(body))))
    expect(made.map(({ Subject }) => Subject)).toEqual(events(12).map(({ Subject }) => Subject))
    expect(made.filter((event) => taken.includes(event.ID))).toEqual([])
    expect(await total()).toBe(before + 12)
  })
})

describe('Idempotency-Key', () => {
  const key = { 'idempotency-key': 'a-key' }
  const body = { ...base, AcdGroupsID: 235 }

  test('the same request again gives the first answer and does nothing', async () => {
    const before = await total()
    const first = await (await send(body, key)).text()
    server.time.now += 60_000
    const again = await (await send({ ...body, Sender: base.Sender }, key)).text()
    expect(again).toBe(first)
    expect(await total()).toBe(before + 1)
  })

  test('twenty at the same moment make one event', async () => {
    const before = await total()
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => (await send(body, key)).text()),
    )
    expect(new Set(answers).size).toBe(1)
    expect(await total()).toBe(before + 1)
  })

  test('another body is 409, another key and another token are another request', async () => {
    await send(body, key)
    expect((await send({ ...body, Subject: 'Other' }, key)).status).toBe(409)
    const before = await total()
    await record(await send(body, { 'idempotency-key': 'b-key' }))
    await server.call(createEvent, { body }, { headers: key, token: server.tokens.agent })
    expect(await total()).toBe(before + 2)
  })

  test('a refusal is an answer too', async () => {
    const unknown = { ...body, AcdGroupsID: 2_000_000 }
    const first = await send(unknown, key)
    const again = await send(unknown, key)
    expect([again.status, await again.text()]).toEqual([404, await first.text()])
  })

  test('after 24 hours it is a new request', async () => {
    const before = await total()
    await send(body, key)
    server.time.now += 24 * 60 * 60_000 + 1
    await send(body, key)
    expect(await total()).toBe(before + 2)
  })

  test('a key that is none is 400', async () => {
    expect((await send(body, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400)
  })
})
