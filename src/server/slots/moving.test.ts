import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { actOnEvent, actOnEvents, getEventHistory } from '@/contract/event/eventActions'
import { getEvent } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { setGroupSettings } from '@/contract/groupSettings'
import { startServer, type TestServer } from '@/testing/startServer'
import { createApp } from '../createApp'
import { releaseLate } from '../events/actions/releaseLate'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
  await server.db.asAccount(1, (tx) => sql`DELETE FROM acd_events`.execute(tx))
})
afterAll(() => server.close())

const group = 500
const day = '2026-12-01'
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const at = (dtAppointmentTime: string, dtAppointmentDate = day) => ({
  dtAppointmentDate,
  dtAppointmentTime,
})
const params = (id: number) => ({ AcdEventsID: String(id) })
const set = (body: object) =>
  server.call(setGroupSettings, { params: { AcdGroupsID: String(group) }, body })
const full = (number: number) =>
  set({
    capacity: everyDay.map((weekday) => ({ weekday, number })),
    whenFull: 'refuse',
    hours: everyDay.map((weekday) => ({ weekday, from: '08:00', to: '18:00' })),
    whenClosed: 'refuse',
  })

async function create(change: object = {}): Promise<number> {
  const body = { AcdEventTypesID: 5, AcdGroupsID: group, Sender: 'a', Subject: 'Moved', ...change }
  return (await server.call(createEvent, { body })).records[0]?.ID ?? 0
}
const event = async (id: number) => (await server.call(getEvent, { params: params(id) })).records[0]
const move = (id: number, when: object) =>
  server.send(actOnEvent, { params: params(id), body: { action: 'move', ...when } })
const history = async (id: number) =>
  (await server.call(getEventHistory, { params: params(id) })).records

describe('an appointment that is moved', () => {
  test('stays as answered as it was, and the history tells from when to when', async () => {
    const id = await create({ ...at('10:00'), UsersID: 3 })
    expect((await move(id, at('11:30'))).status).toBe(200)
    expect(await event(id)).toMatchObject({
      dtRemind: '2026-12-01T11:30:00.000',
      AcdEventStatusID: 1,
      UsersID: 3,
    })
    expect((await history(id)).at(-1)).toMatchObject({
      action: 'event.move',
      before: { dtRemind: '2026-12-01T10:00:00.000' },
      after: { dtRemind: '2026-12-01T11:30:00.000' },
    })
  })

  test('into a full or closed slot is refused with the next free ones, and stays', async () => {
    await full(1)
    await create(at('11:00'))
    const id = await create(at('10:00'))
    for (const [time, error] of [
      ['11:20', 'This half hour of the group is full'],
      ['18:00', 'The group is closed in this half hour'],
    ] as const) {
      const refused = await move(id, at(time))
      const answer = await refused.json()
      expect([refused.status, answer.error]).toEqual([409, error])
      expect(answer.free).toHaveLength(6)
    }
    expect((await event(id))?.dtRemind).toBe('2026-12-01T10:00:00.000')
    expect(await history(id)).toHaveLength(1)
  })

  test('within its own slot is no second one in it', async () => {
    await full(1)
    const id = await create(at('10:00'))
    expect((await move(id, at('10:20'))).status).toBe(200)
    await full(0)
    expect((await move(id, at('10:25'))).status).toBe(200)
  })

  test('of many at once as many get in as there is room, and each other is told why', async () => {
    await full(3)
    await create(at('11:00'))
    const IDs = [await create(at('10:00')), await create(), await create(at('09:00'))]
    const { results } = await server.call(actOnEvents, {
      body: { IDs, act: { action: 'move', ...at('11:00') } },
    })
    expect(results.map(({ status }) => status)).toEqual([200, 200, 409])
    expect(results[2]?.error).toBe('This half hour of the group is full')
  })

  test('by twenty at once, in two processes, never oversells the slot', async () => {
    await full(4)
    const ids: number[] = []
    for (let count = 0; count < 20; count += 1) ids.push(await create(at('10:00')))
    const other = await server.db.again()
    const { app, close } = createApp({ ...server.parts, db: other })
    const elsewhere = (id: number) =>
      app.request(`/app/v1/events/${id}/actions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${server.tokens.admin}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ action: 'move', ...at('11:00') }),
      })
    const answers = await Promise.all(
      ids.map((id, place) => (place % 2 === 0 ? move(id, at('11:00')) : elsewhere(id))),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(16)
    close()
    await other.close()
  })
})

describe('an event that is released', () => {
  test('waits for its whole group, whose choice stays as it was', async () => {
    const pair = await server.db.asAccount(1, async (tx) => ({
      AcdConfigurationGroupsID: (
        await tx
          .selectFrom('acd_groups')
          .select('id')
          .where('acd_group_types_id', '=', 2)
          .limit(1)
          .executeTakeFirstOrThrow()
      ).id,
      AcdAgentGroupsID: (
        await tx
          .selectFrom('acd_groups')
          .select('id')
          .where('acd_group_types_id', '=', 3)
          .limit(1)
          .executeTakeFirstOrThrow()
      ).id,
    }))
    const id = await create({ AcdGroupsID: undefined, ...pair, UsersID: 4, ...at('10:00') })
    const body = { action: 'release' } as const
    expect((await server.call(actOnEvent, { params: params(id), body })).records[0]).toMatchObject({
      UsersID: null,
      AcdEventStatusID: 1,
      AcdGroupsID: pair.AcdAgentGroupsID,
      ...pair,
      dtRemind: '2026-12-01T10:00:00.000',
    })
    const again = await server.send(actOnEvent, { params: params(id), body })
    expect([again.status, (await again.json()).error]).toEqual([409, 'No agent has this ACD event'])
  })
})

describe('so many minutes after its appointment', () => {
  const late = () => releaseLate(server.db, { now: server.time.now, zone: server.config.zone })
  const later = (minutes: number) => {
    server.time.now += minutes * 60_000
  }
  const agentOf = async (id: number) => (await event(id))?.UsersID

  test('what its agent has not answered goes to the whole group, and not before', async () => {
    await set({ releaseMinutes: 30 })
    const bound = await create({ ...at('12:10', '2026-11-24'), UsersID: 3 })
    const taken = await create({ ...at('12:10', '2026-11-24'), UsersID: 3 })
    const elsewhere = await create({ ...at('12:10', '2026-11-24'), UsersID: 3, AcdGroupsID: 501 })
    const asSoonAsPossible = await create({ UsersID: 3 })
    const body = { action: 'seen' } as const
    await server.db.asAccount(1, (tx) =>
      sql`UPDATE acd_events SET acd_event_status_id = 20 WHERE id = ${taken}`.execute(tx),
    )
    await server.call(actOnEvent, { params: params(taken), body })
    later(39)
    await late()
    expect(await agentOf(bound)).toBe(3)
    later(1)
    await late()
    expect(await event(bound)).toMatchObject({ UsersID: null, AcdEventStatusID: 1 })
    for (const id of [taken, elsewhere, asSoonAsPossible]) expect(await agentOf(id)).toBe(3)
    expect((await history(bound)).at(-1)).toMatchObject({
      action: 'event.release',
      name: 'Callboard',
      before: { UsersID: 3 },
      after: { UsersID: null },
    })
  })

  test('a reminder that nobody kept goes too', async () => {
    await set({ releaseMinutes: 5 })
    const id = await create({ UsersID: 3 })
    const body = { action: 'remind', ...at('12:30', '2026-11-24') } as const
    await server.call(actOnEvent, { params: params(id), body })
    later(34)
    await late()
    expect(await agentOf(id)).toBe(3)
    later(1)
    await late()
    expect(await event(id)).toMatchObject({ UsersID: null, AcdEventStatusID: 1 })
  })

  test('it happens once, whatever the number of processes', async () => {
    await set({ releaseMinutes: 1 })
    const ids: number[] = []
    for (let count = 0; count < 30; count += 1) {
      ids.push(await create({ ...at('12:00', '2026-11-24'), UsersID: 3 }))
    }
    later(5)
    const other = await server.db.again()
    const at5 = { now: server.time.now, zone: server.config.zone }
    await Promise.all([server.db, other, server.db, other].map((db) => releaseLate(db, at5)))
    const entries = await Promise.all(ids.map(history))
    for (const entry of entries) {
      expect(entry.map(({ action }) => action)).toEqual(['event.create', 'event.release'])
    }
    await other.close()
  })

  test('is found by an index', async () => {
    const { rows } = await server.db.asAccount(1, (tx) =>
      sql<Record<'QUERY PLAN', string>>`EXPLAIN SELECT id FROM acd_group_settings AS settings
        JOIN acd_events USING (client_id, acd_groups_id) WHERE settings.release_minutes IS NOT NULL
          AND users_id IS NOT NULL AND dt_remind <= now() - make_interval(mins => release_minutes)
          AND acd_event_status_id IN (1, 4, 20, 40)`.execute(tx),
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('acd_events_bound')
  })
})
