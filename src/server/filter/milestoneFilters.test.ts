import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actOnEvent, type EventAction } from '@/contract/event/eventActions'
import { getEvent, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { startServer, type TestServer, testNow } from '@/testing/startServer'

let server: TestServer
/** Made one day before now, each named after what became of it. */
const ids: Record<string, number> = {}
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const create = async (more: object = {}) => {
  const body = { AcdEventTypesID: 5, AcdGroupsID: 500, Sender: 'a@example.com', Subject: 'Moments' }
  return (await server.call(createEvent, { body: { ...body, ...more } })).records[0]?.ID ?? 0
}
const act = (id: number, body: EventAction, token = server.tokens.agent) =>
  server.call(actOnEvent, { params: { AcdEventsID: String(id) }, body }, { token })
const set = (id: number, acd_event_status_id: number) =>
  server.db.asAccount(1, (tx) =>
    tx
      .updateTable('acd_events')
      .set({ acd_event_status_id, dt_last_modified: new Date(server.time.now) })
      .where('id', '=', id)
      .execute(),
  )
const found = async (filter: string) => {
  const query = { filter: `subject:Moments ${filter}` }
  const { records } = await server.call(listEvents, { query })
  return records.map(({ ID }) => Object.keys(ids).find((name) => ids[name] === ID) ?? ID)
}

beforeAll(async () => {
  server = await startServer()
  await server.db.asAccount(1, (tx) =>
    tx
      .insertInto('acd_group_goals')
      .values({ client_id: 1, acd_groups_id: 500, acd_event_types_id: 5, minutes: 30 })
      .execute(),
  )
  // Noon of the day before, in Berlin.
  server.time.now = testNow - day
  for (const name of ['waits', 'inTime', 'late', 'closed', 'reopened', 'failed']) {
    ids[name] = await create()
  }
  ids.noGoal = await create({ AcdEventTypesID: 2 })
  const id = (name: string) => ids[name] ?? 0
  server.time.now += 30 * minute
  await act(id('inTime'), { action: 'take' })
  await act(id('reopened'), { action: 'close' })
  server.time.now += minute
  await act(id('late'), { action: 'take' })
  await set(id('failed'), 100)
  server.time.now = testNow - hour
  await act(id('closed'), { action: 'close' })
  await act(id('reopened'), { action: 'reopen' })
  ids.ahead = await create()
  server.time.now = testNow - 45 * minute
})
afterAll(() => server.close())

describe('milestones in a filter', () => {
  test.each([
    ['closed:today', ['closed']],
    ['closed:yesterday', ['failed']],
    ['closed:2026-11-23', ['failed']],
    ['closed:>=-3h', ['closed']],
    ['closed:none', ['waits', 'inTime', 'late', 'reopened', 'noGoal', 'ahead']],
    ['closed:none,today -closed:none', ['closed']],
    ['answered:yesterday', ['inTime', 'late', 'reopened']],
    ['answered:2026-11-23T12:30', ['inTime', 'reopened']],
    ['answered:today', ['closed']],
    ['answered:none', ['waits', 'failed', 'noGoal', 'ahead']],
    ['deadline:yesterday', ['waits', 'inTime', 'late', 'closed', 'reopened', 'failed']],
    ['deadline:today', ['ahead']],
    ['deadline:none', ['noGoal']],
    ['goal:met', ['inTime', 'reopened']],
    ['goal:missed', ['waits', 'late', 'closed', 'failed']],
    ['goal:none', ['noGoal']],
    ['-goal:met,missed', ['noGoal', 'ahead']],
    ['status:open goal:missed', ['waits', 'late']],
  ])('%s', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected)
  })

  test('a deadline counts as missed from its moment on, answered or not', async () => {
    server.time.now = testNow - 30 * minute - 1
    expect(await found('goal:missed deadline:today')).toEqual([])
    server.time.now += 1
    expect(await found('goal:missed deadline:today')).toEqual(['ahead'])
  })

  test('no field of a record tells of them', async () => {
    const { records } = await server.call(getEvent, {
      params: { AcdEventsID: String(ids.closed) },
    })
    expect(Object.keys(records[0] ?? {})).toHaveLength(35)
  })

  test.each(['goal:good', 'closed:any', 'deadline:none..', 'goal:>met'])(
    '%s is refused with its place',
    async (filter) => {
      expect((await server.send(listEvents, { query: { filter } })).status).toBe(400)
    },
  )
})

test('an appointment is due until somebody has answered, and a reminder is due anew', async () => {
  server.time.now = testNow
  const id = await create({ Subject: 'Due', dtAppointmentTime: '12:10' })
  const due = async () =>
    (await server.call(listEvents, { query: { filter: `id:${id} appointment:due` } })).count
  expect(await due()).toBe(0)
  server.time.now += 10 * minute
  expect(await due()).toBe(1)
  await act(id, { action: 'take' })
  expect(await due()).toBe(0)
  await act(id, { action: 'handToGroup', AcdGroupsID: 500 })
  expect(await due()).toBe(0)
  await act(id, { action: 'remind', dtAppointmentTime: '12:30' })
  expect(await due()).toBe(0)
  server.time.now += 20 * minute
  expect(await due()).toBe(1)
})
