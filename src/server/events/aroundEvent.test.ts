import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getOpenedEvent, listCallerEvents, listWaitReasons } from '@/contract/event/aroundEvent'
import { actOnEvent, getEventHistory } from '@/contract/event/eventActions'
import { getBodyReport } from '@/contract/event/eventBody'
import { type AcdEvent, getEvent, listEvents } from '@/contract/event/events'
import { startServer, type TestServer } from '@/testing/startServer'
import { readStamps } from '../transfer/readStamp'
import { upsertEvents } from '../transfer/upsertEvents'

let server: TestServer
let sample: AcdEvent
beforeAll(async () => {
  server = await startServer()
  const [event] = (await server.call(listEvents, { query: { limitPageSize: '1' } })).records
  if (!event) throw new Error('The demo data hold events')
  sample = { ...event, UsersID: null, dtRemind: null, AcdEventStatusID: 1 }
})
beforeEach(() => server.db.asAccount(1, (tx) => sql`DELETE FROM acd_events`.execute(tx)))
afterAll(() => server.close())

/** IDs from 1 on, a minute apart. */
const store = (events: Partial<AcdEvent>[]) =>
  server.db.asAccount(1, (tx) =>
    upsertEvents(
      tx,
      1,
      events.map((event, index) => ({
        ...sample,
        ID: index + 1,
        dtCreated: `2026-11-24T09:${String(index).padStart(2, '0')}:00.000`,
        ...event,
      })),
      readStamps(server.config.zone),
    ),
  )

const idsOf = async (ID: number) => {
  const { records } = await server.call(listCallerEvents, { params: { AcdEventsID: String(ID) } })
  return records.map((event) => event.ID)
}
const reasonsOf = async (ID: number) => {
  const params = { AcdEventsID: String(ID) }
  return (await server.call(listWaitReasons, { params })).reasons
}

describe('other events of the same caller', () => {
  test('are found in any notation of a number, the newest first', async () => {
    const same = [
      '49301234567',
      '+49 30 1234567',
      '0049 (0)30 / 123 45 67',
      '030-1234567',
      '+49 (0)30\u00a01234567',
    ]
    await store([...same, '49401234567', '0301234568', '33301234567'].map((Sender) => ({ Sender })))
    for (const ID of same.keys()) {
      expect(await idsOf(ID + 1), same[ID]).toEqual([5, 4, 3, 2, 1].filter((id) => id !== ID + 1))
    }
    expect(await idsOf(6)).toEqual([])
  })

  test('are found whatever stands around an address, and however it is written', async () => {
    const same = [
      'anna@example.com',
      'Anna <ANNA@Example.com>',
      '"Müller, Anna" <anna@example.com>',
    ]
    await store([...same, 'hanna@example.com', 'anna@example.org'].map((Sender) => ({ Sender })))
    expect(await idsOf(1)).toEqual([3, 2])
    expect(await idsOf(3)).toEqual([2, 1])
    expect(await idsOf(4)).toEqual([])
  })

  test('of another name are those with this name', async () => {
    await store([{ Sender: 'Chat guest 7' }, { Sender: 'chat guest 7 ' }, { Sender: 'Chat guest' }])
    expect(await idsOf(1)).toEqual([2])
  })

  test('are no other client account’s', async () => {
    await store([{ Sender: '49301234567' }])
    const params = { AcdEventsID: '1' }
    const answer = await server.send(listCallerEvents, { params }, { token: server.tokens.foreign })
    expect([200, 404]).toContain(answer.status)
    if (answer.status === 200) expect(await answer.text()).not.toContain('49301234567')
  })

  test('are found by the index at any size', async () => {
    const plan = await server.db.asAccount(1, async (tx) => {
      await sql`SET LOCAL enable_seqscan = off`.execute(tx)
      const { rows } = await sql<Record<string, string>>`EXPLAIN SELECT id FROM acd_events
        WHERE caller_key = '234567' ORDER BY dt_created DESC, id DESC LIMIT 200`.execute(tx)
      return rows.map((row) => Object.values(row).join()).join('\n')
    })
    expect(plan).toMatch(/Index.* Scan.* acd_events_by_caller/)
    expect(plan).toContain('caller_key =')
  })
})

describe('why an event is still here', () => {
  test('a closed one is not', async () => {
    await store([{ AcdEventStatusID: 99 }, { AcdEventStatusID: 100 }])
    expect([await reasonsOf(1), await reasonsOf(2)]).toEqual([[], []])
  })

  test('its appointment has not been reached, so it is in no line', async () => {
    await store([{ dtRemind: '2026-11-24T12:00:00.001' }, { dtRemind: '2026-11-24T12:00:00.000' }])
    expect(await reasonsOf(1)).toEqual([{ code: 'appointment_ahead' }])
    expect(await reasonsOf(2)).toEqual([{ code: 'in_line', place: 1, of: 1 }])
  })

  test('its appointment has passed and nobody has it: the first of its reasons', async () => {
    const dtRemind = '2026-11-24T11:59:00.000'
    const seen = { dtRemind, AcdEventStatusID: 30, UsersID: 3 }
    const reminder = { dtRemind, AcdEventStatusID: 40, UsersID: 3 }
    await store([{ dtRemind }, { dtRemind: '2026-11-24T11:59:00.001' }, seen, reminder])
    const passed = { code: 'appointment_passed' }
    const bound = { code: 'bound_to_agent', UsersID: 3 }
    expect(await reasonsOf(1)).toEqual([passed, { code: 'in_line', place: 1, of: 2 }])
    expect(await reasonsOf(2)).toEqual([{ code: 'in_line', place: 2, of: 2 }])
    expect([await reasonsOf(3), await reasonsOf(4)]).toEqual([[bound], [passed, bound]])
  })

  test('it is bound to an agent', async () => {
    await store([{ UsersID: 3 }])
    expect(await reasonsOf(1)).toEqual([{ code: 'bound_to_agent', UsersID: 3 }])
  })

  test('it is the n-th of those that wait for anyone in its group', async () => {
    const other = { AcdGroupsID: sample.AcdGroupsID === 235 ? 236 : 235 }
    await store([{}, { UsersID: 3 }, { AcdEventStatusID: 99 }, other, {}, {}])
    expect(await reasonsOf(6)).toEqual([{ code: 'in_line', place: 3, of: 3 }])
  })

  test('it is older than 90 % of its group’s open events', async () => {
    await store(Array.from({ length: 10 }, () => ({ UsersID: 3 })))
    const bound = { code: 'bound_to_agent', UsersID: 3 }
    expect(await reasonsOf(1)).toEqual([bound, { code: 'older_than_most', percent: 90, of: 10 }])
    expect(await reasonsOf(2)).toEqual([bound])
  })

  test('an event that is not there is not found', async () => {
    const answer = await server.send(listWaitReasons, { params: { AcdEventsID: '77' } })
    expect(answer.status).toBe(404)
  })
})

describe('an event with all that its page shows', () => {
  const open = async (ID: number) =>
    server.call(getOpenedEvent, { params: { AcdEventsID: String(ID) } })
  const params = { AcdEventsID: '1' }

  test('is what each part says by itself, with the version that an action is meant for', async () => {
    await store([{ Sender: '030-1234567' }, { Sender: '49301234567' }, {}])
    const act = { params, body: { action: 'comment', Comment: 'Grüße "x"' } } as const
    await server.call(actOnEvent, act)
    const { records, version, history, sameCaller, reasons } = await open(1)
    const alone = await server.send(getEvent, { params })
    expect(version).toBe(alone.headers.get('etag'))
    expect(records).toEqual((await server.call(getEvent, { params })).records)
    expect(history).toEqual((await server.call(getEventHistory, { params })).records)
    expect(history.map(({ comment }) => comment)).toEqual(['Grüße "x"'])
    const { status, ...callers } = await server.call(listCallerEvents, { params })
    expect(status).toBe(200)
    expect(sameCaller).toEqual(callers)
    expect(sameCaller.records.map(({ ID }) => ID)).toEqual([2])
    expect(reasons).toEqual(await reasonsOf(1))
    expect(reasons).toContainEqual({ code: 'in_line', place: 1, of: 3 })
  })

  test('says of an ordinary body what is said of it alone, and leaves a large one for later', async () => {
    const body = (text: string) => `<eventData><body html="true">${text}</body></eventData>`
    await store([{ EventData: body('Hello') }, { EventData: body('Long '.repeat(50_000)) }])
    const alone = await server.call(getBodyReport, { params })
    expect((await open(1)).body).toEqual(alone)
    expect(alone.kind).toBe('html')
    expect((await open(2)).body).toBeUndefined()
  })

  test('is one of the own client account that is there', async () => {
    await store([{}])
    const statusOf = async (asked: { AcdEventsID: string }, token?: string) =>
      (await server.send(getOpenedEvent, { params: asked }, token ? { token } : {})).status
    expect(await statusOf({ AcdEventsID: '77' })).toBe(404)
    await server.db.asAccount(2, (tx) => sql`DELETE FROM acd_events WHERE id = 1`.execute(tx))
    expect(await statusOf(params, server.tokens.foreign)).toBe(404)
    expect(await statusOf(params, 'no token')).toBe(401)
  })
})
