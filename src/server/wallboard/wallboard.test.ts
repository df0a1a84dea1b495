import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listSnapshotEvents } from '@/contract/event/changes'
import { listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { setGroupSettings } from '@/contract/groupSettings'
import { wallStamp } from '@/contract/values/zone'
import { getWallboard, tileFilters } from '@/contract/wallboard'
import { randomFrom } from '@/testing/database/randomFrom'
import { startServer, type TestServer } from '@/testing/startServer'
import { recordBoards } from './boardMinutes'
import { boardReader } from './readBoard'

const minuteMs = 60_000

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const board = () => server.call(getWallboard)
const countOf = async (filter: string) =>
  (await server.call(listEvents, { query: { filter, limitPageSize: '1' } })).total ?? 0
const tileOf = async (name: string) => (await board()).tiles.find((tile) => tile.name === name)

/** Goals of every group, short enough that some pass within the test. */
async function setGoals() {
  const { groups } = await board()
  for (const [place, { AcdGroupsID }] of groups.entries()) {
    await server.call(setGroupSettings, {
      params: { AcdGroupsID: String(AcdGroupsID) },
      body: {
        goals: [3, 5, 6].map((AcdEventTypesID) => ({ AcdEventTypesID, minutes: 10 + place * 7 })),
        graceMinutes: place % 3 === 0 ? 0 : 45,
      },
    })
  }
}

/** The share of those whose goal is of today that met it, by the lists of both. */
async function inTimeOf(filter: string): Promise<number | null> {
  const goals = await countOf(`${filter} ${tileFilters['In time today']}`)
  return goals === 0 ? null : (await countOf(`${filter} goal:met deadline:today`)) / goals
}

/** As many as one says. */
async function expectEqualToLists() {
  const { tiles, groups } = await board()
  for (const { name, value, filter } of tiles) {
    if (name === 'Oldest waiting') continue
    const counted = name === 'In time today' ? await inTimeOf('') : await countOf(filter)
    expect([name, value]).toEqual([name, counted])
  }
  for (const { AcdGroupsID, Name, open, due, overdue, closedToday } of groups) {
    const count = (filter: string) => countOf(`group:${AcdGroupsID} ${filter}`)
    expect({ Name, open, due, overdue, closedToday }).toEqual({
      Name,
      open: await count(tileFilters.Open),
      due: await count(tileFilters['Due now']),
      overdue: await count(tileFilters.Overdue),
      closedToday: await count(tileFilters['Closed today']),
    })
  }
}

/** Each type's numbers are those of its list, and together those of its group. */
async function expectTypesEqualToLists() {
  const { groups } = await board()
  const busiest = groups.toSorted((one, other) => other.open - one.open).slice(0, 3)
  const IDs = busiest.map(({ AcdGroupsID }) => AcdGroupsID)
  const asked = await server.call(getWallboard, { query: { typesOf: IDs.join() } })
  const withTypes = asked.groups.filter(({ types }) => types !== undefined)
  expect(withTypes.map(({ AcdGroupsID }) => AcdGroupsID).sort()).toEqual(IDs.sort())
  for (const { AcdGroupsID, Name, open, oldest, inTimeToday, types = [] } of withTypes) {
    expect([Name, inTimeToday]).toEqual([Name, await inTimeOf(`group:${AcdGroupsID}`)])
    expect(types.length).toBeGreaterThan(0)
    expect([Name, types.reduce((sum, one) => sum + one.open, 0)]).toEqual([Name, open])
    expect([Name, types.map((one) => one.oldest ?? 'z').sort()[0]]).toEqual([Name, oldest ?? 'z'])
    for (const { AcdEventTypesID, ...type } of types) {
      const here = `group:${AcdGroupsID} type:${AcdEventTypesID}`
      const count = (filter: string) => countOf(`${here} ${filter}`)
      expect({ Name, ...type }).toEqual({
        Name,
        open: await count(tileFilters.Open),
        oldest: type.oldest,
        due: await count(tileFilters['Due now']),
        overdue: await count(tileFilters.Overdue),
        closedToday: await count(tileFilters['Closed today']),
        inTimeToday: await inTimeOf(here),
      })
    }
  }
}

/** The events of a field's moment within a half hour. */
const withinOf = (from: string) => {
  const end = from.slice(14, 16) === '00' ? '29' : '59'
  return `${from.slice(0, 16)}..${from.slice(0, 14)}${end}`
}

/** Each number of today's half hours is that of its list; what was open at a beginning, of the list of then. */
async function expectHalfHoursEqualToLists() {
  const { halfHours } = await board()
  for (const { from, unknown: _, goalChanges: __, ...numbers } of halfHours) {
    const within = withinOf(from)
    const goals = await countOf(`goal:met,missed deadline:${within}`)
    const met = await countOf(`goal:met deadline:${within}`)
    // What came in the very millisecond of the beginning came in the half hour.
    const filter = `status:open -created:${from.slice(0, 16)}`
    const query = { filter, at: from, total: 'true', limitPageSize: '1' } as const
    expect({ from, ...numbers }).toEqual({
      from,
      created: await countOf(`created:${within}`),
      answered: await countOf(`answered:${within}`),
      inTime: goals === 0 ? null : met / goals,
      closed: await countOf(`closed:${within}`),
      open: (await server.call(listSnapshotEvents, { query })).total,
    })
  }
}

test('every number is that of its list, whatever happens to the events', async () => {
  const random = randomFrom(7)
  // Not at the very beginning of a half hour: its list of then would hold what happens now.
  server.time.now += 1000
  await setGoals()
  const ids = (await server.call(listEvents, { query: { limitPageSize: '300' } })).records.map(
    ({ ID }) => ID,
  )
  const { groups } = await board()
  for (let round = 0; round < 6; round += 1) {
    for (let step = 0; step < 25; step += 1) {
      const act = [
        { action: 'close' },
        { action: 'reopen' },
        { action: 'seen' },
        { action: 'handToAgent', UsersID: 3 },
        { action: 'handToGroup', AcdGroupsID: groups[random(groups.length)]?.AcdGroupsID },
        { action: 'remind', dtAppointmentDate: '2026-11-24', dtAppointmentTime: '12:10' },
      ][random(6)]
      const picked = Array.from({ length: 5 }, () => ids[random(ids.length)])
      await server.fetch('/app/v1/events/actions', {
        method: 'POST',
        body: JSON.stringify({ IDs: [...new Set(picked)], act }),
      })
    }
    server.time.now += (5 + random(40)) * 60_000
    await expectEqualToLists()
  }
  await expectTypesEqualToLists()
  await expectHalfHoursEqualToLists()
  expect(await tileOf('In time today')).toMatchObject({ value: expect.any(Number) })
}, 120_000)

describe('half hours', () => {
  test('are marked where goals changed, and say what came here with an unknown past', async () => {
    const last = async (at?: string) => {
      const query = at === undefined ? {} : { at }
      return (await server.call(getWallboard, { query })).halfHours.at(-1)
    }
    server.time.now += 31 * minuteMs
    expect(await last()).toMatchObject({ unknown: 0, goalChanges: 0 })
    const goals = [3, 5].map((AcdEventTypesID) => ({ AcdEventTypesID, minutes: 77 }))
    const params = { AcdGroupsID: '235' }
    await server.call(setGroupSettings, { params, body: { goals, graceMinutes: 15 } })
    const body = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a@example.com', Subject: 'Old' }
    const { records } = await server.call(createEvent, { body })
    await server.db.asAccount(1, async (tx) => {
      const now = new Date(server.time.now).toISOString()
      await sql`SELECT set_config('callboard.now', ${now}, true)`.execute(tx)
      const id = records[0]?.ID ?? 0
      await tx.updateTable('acd_events').set({ counted: false }).where('id', '=', id).execute()
    })
    const now = await last()
    expect(now).toMatchObject({ created: 1, unknown: 1 })
    expect(now?.goalChanges).toBeGreaterThan(1)
    server.time.now += minuteMs
    const at = wallStamp(server.time.now - (server.time.now % minuteMs), 'Europe/Berlin')
    expect(await last(at)).toMatchObject({ unknown: 1, goalChanges: now?.goalChanges })
  })

  test('have the numbers of their lists, from the first start with demo data on', async () => {
    expect((await board()).halfHours.every(({ open }) => open > 0)).toBe(true)
    await expectHalfHoursEqualToLists()
  })

  test('add up to what came, was answered and was closed today, and end with what is open', async () => {
    await setGoals()
    const { halfHours, tiles } = await board()
    const sum = (key: 'created' | 'answered' | 'closed') =>
      halfHours.reduce((total, one) => total + one[key], 0)
    expect(sum('created')).toBe(await countOf('created:today'))
    expect(sum('answered')).toBe(await countOf('answered:today'))
    expect(sum('closed')).toBe(await countOf('closed:today'))
    expect(halfHours[0]?.from).toBe('2026-11-24T00:00:00.000')
    expect(halfHours.at(-1)?.from).toBe('2026-11-24T12:00:00.000')
    expect(tiles[0]).toMatchObject({ name: 'Open', value: await countOf('status:open') })
  })
})

test('a change is in the next answer, whatever else changes meanwhile', async () => {
  const { records } = await server.call(listEvents, { query: { limitPageSize: '250' } })
  const IDs = records.map(({ ID }) => ID)
  const [{ AcdGroupsID, open } = { AcdGroupsID: 0, open: 0 }] = (await board()).groups.filter(
    (group) => group.AcdGroupsID === 235,
  )
  for (let round = 1; round <= 3; round += 1) {
    const others = server.fetch('/app/v1/events/actions', {
      method: 'POST',
      body: JSON.stringify({ IDs, act: { action: 'priority', nPriority: round } }),
    })
    await server.call(createEvent, {
      body: { AcdEventTypesID: 5, AcdGroupsID, Sender: 'a@example.com', Subject: 'Now' },
    })
    const now = (await board()).groups.find((group) => group.AcdGroupsID === 235)
    expect(now?.open).toBe(open + round)
    expect((await others).status).toBe(200)
  }
})

test('the number before is the one that was counted half an hour ago', async () => {
  expect((await tileOf('Open'))?.before).toBeNull()
  const then = (await tileOf('Open'))?.value
  const reader = boardReader({ zone: 'Europe/Berlin', defaultCountry: 'DE' })
  await recordBoards(server.db, reader, server.time.now)
  // Who comes second in the same minute finds it there.
  await recordBoards(server.db, reader, server.time.now + 30_000)
  const open = (
    await server.call(listEvents, { query: { filter: 'status:20', limitPageSize: '3' } })
  ).records
  await server.fetch('/app/v1/events/actions', {
    method: 'POST',
    body: JSON.stringify({ IDs: open.map(({ ID }) => ID), act: { action: 'close' } }),
  })
  server.time.now += 30 * 60_000
  const now = await tileOf('Open')
  expect(now).toMatchObject({ before: then, value: Number(then) - open.length })
  const rows = await server.db.asAccount(1, (tx) =>
    tx.selectFrom('wallboard_minutes').select('minute').execute(),
  )
  expect(rows).toHaveLength(1)
})

test('another client account has a board of its own, and everybody may look', async () => {
  const own = await board()
  const foreign = await server.call(getWallboard, {}, { token: server.tokens.foreign })
  expect(foreign.groups.map(({ Name }) => Name)).not.toEqual(own.groups.map(({ Name }) => Name))
  for (const token of [server.tokens.agent, server.tokens.supervisor]) {
    expect((await server.call(getWallboard, {}, { token })).tiles).toEqual(own.tiles)
  }
})
