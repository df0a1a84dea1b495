import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listSnapshotEvents } from '@/contract/event/changes'
import { countMatches, getEventFacets, listEventPlaces } from '@/contract/event/eventList'
import { listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { setGroupSettings } from '@/contract/groupSettings'
import { wallStamp } from '@/contract/values/zone'
import { getWallboard } from '@/contract/wallboard'
import { randomFrom } from '@/testing/database/randomFrom'
import { startServer, type TestServer } from '@/testing/startServer'
import { keptMs } from './pastMinute'
import { pruneVersions } from './pruneVersions'

const minuteMs = 60_000
const zone = 'Europe/Berlin'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const filters = [
  '',
  'status:open',
  'appointment:due',
  'appointment:overdue',
  'closed:today',
  'goal:met,missed deadline:today',
  'group:235 priority:>40',
  'lieferung',
]
const page = { limitPageSize: '50', orderBy: 'dtLastModified', ascending: 'false' } as const
const listed = (filter: string, at?: string) =>
  server.call(listSnapshotEvents, { query: { filter, ...page, total: 'true', ...(at && { at }) } })

/** What every list and its facets say, but for the moment that they are as of. */
async function lists(at?: string) {
  const answers = []
  for (const filter of filters) {
    const { asOf, ...answer } = await listed(filter, at)
    const facets = await server.call(getEventFacets, { query: { filter, asOf } })
    answers.push({ ...answer, facets })
  }
  return answers
}

/**
 * The board, with the rows by type of one group, but for what half an hour before had, and for what
 * was open at the beginning of earlier half hours: the demo data were imported, and the present board
 * counts them from their import on.
 */
async function board(at?: string) {
  const query = { typesOf: '235', ...(at && { at }) }
  const { tiles, halfHours, ...others } = await server.call(getWallboard, { query })
  return {
    tiles: tiles.map(({ before: _, ...tile }) => tile),
    halfHours: halfHours.map(({ open: _, ...counts }) => counts),
    ...others,
  }
}

async function act(IDs: readonly number[], act: object) {
  await server.fetch('/app/v1/events/actions', {
    method: 'POST',
    body: JSON.stringify({ IDs: [...new Set(IDs)], act }),
  })
}

const newEvent = (n: number) => ({
  AcdEventTypesID: 3,
  AcdGroupsID: 235,
  Sender: `4930${1_000_000 + n}`,
  Subject: `Lieferung ${n}`,
})

describe('a past minute', () => {
  test('shows the lists and the board that were answered then, whatever happened since', async () => {
    const random = randomFrom(11)
    const ids = (await server.call(listEvents, { query: { limitPageSize: '300' } })).records.map(
      ({ ID }) => ID,
    )
    const recorded = []
    for (let round = 0; round < 8; round += 1) {
      for (let step = 0; step < 12; step += 1) {
        const change = [
          { action: 'close' },
          { action: 'reopen' },
          { action: 'seen' },
          { action: 'handToAgent', UsersID: 3 },
          { action: 'priority', nPriority: random(200) },
          { action: 'remind', dtAppointmentDate: '2026-11-24', dtAppointmentTime: '12:10' },
        ][random(6)]
        await act(
          Array.from({ length: 5 }, () => ids[random(ids.length)] ?? 0),
          change ?? {},
        )
        server.time.now += random(20_000)
      }
      await server.call(createEvent, { body: newEvent(round) })
      if (round === 4) {
        const goals = [{ AcdEventTypesID: 3, minutes: 5 }]
        await server.call(setGroupSettings, {
          params: { AcdGroupsID: '235' },
          body: { goals, graceMinutes: 15 },
        })
      }
      // Exactly at a minute, so that what is answered now is what is asked for later.
      server.time.now += minuteMs - (server.time.now % minuteMs)
      const at = wallStamp(server.time.now, zone)
      recorded.push({ at, answers: await lists(), board: await board() })
      server.time.now += random(3) * minuteMs + 1
    }
    for (const one of recorded) {
      const { at } = one
      expect({ at, answers: await lists(at), board: await board(at) }).toEqual(one)
    }
  })

  test('goes on by what it says it is as of: pages, count and places', async () => {
    server.time.now += minuteMs - (server.time.now % minuteMs)
    const at = wallStamp(server.time.now, zone)
    const before = await listed('status:open', at)
    server.time.now += minuteMs
    await act(
      before.records.slice(0, 10).map(({ ID }) => ID),
      { action: 'close' },
    )
    const asked = { filter: 'status:open', asOf: before.asOf }
    const later = await server.call(listSnapshotEvents, { query: { ...page, ...asked } })
    expect(later.records).toEqual(before.records)
    expect(await server.call(countMatches, { query: asked })).toEqual({
      count: before.total,
      isMore: false,
    })
    const { values } = await server.call(listEventPlaces, {
      query: { ...asked, orderBy: 'dtLastModified', ascending: 'false', every: '10' },
    })
    expect(values[0]).toBe(before.records[0]?.dtLastModified)
  })

  test('is rounded down to the minute, and is 400 in the future and before 30 days', async () => {
    const said = async (at: string) => {
      const list = await server.send(listSnapshotEvents, { query: { ...page, at } })
      const board = await server.send(getWallboard, { query: { at } })
      expect([at, board.status]).toEqual([at, list.status])
      return list.status
    }
    const { now } = server.time
    expect(await said(wallStamp(now, zone))).toBe(200)
    expect(await said(wallStamp(now, zone).slice(0, 16))).toBe(200)
    expect(await said(wallStamp(now - keptMs + minuteMs, zone))).toBe(200)
    const wrong = [wallStamp(now + minuteMs, zone), wallStamp(now - keptMs - minuteMs, zone)]
    for (const at of [...wrong, '2026-02-30T10:00', 'yesterday', '2026-11-24']) {
      expect([at, await said(at)]).toEqual([at, 400])
    }
  })

  test('belongs to its client account', async () => {
    await act([2350], { action: 'close' })
    server.time.now += 2 * minuteMs
    const query = {
      ...page,
      at: wallStamp(server.time.now - minuteMs, zone),
      total: 'true',
    } as const
    const token = server.tokens.foreign
    const foreign = await server.call(listSnapshotEvents, { query }, { token })
    const present = await server.call(listEvents, { query: page }, { token, ClientsID: 2 })
    expect([foreign.total, foreign.records]).toEqual([present.total, present.records])
    expect((await server.call(listSnapshotEvents, { query })).total).not.toBe(foreign.total)
  })
})

test('what an event was like is forgotten after 30 days, and an erased event has no past', async () => {
  const kept = async () => {
    const { rows } = await server.db.asAccount(1, (tx) =>
      sql<{ id: number }>`SELECT id FROM acd_event_versions ORDER BY valid_to DESC, id`.execute(tx),
    )
    return rows.map(({ id }) => id)
  }
  const made = [1, 2].map(async (n) => server.call(createEvent, { body: newEvent(n) }))
  const [first = 0, second = 0] = (await Promise.all(made))
    .flatMap(({ records }) => records.map(({ ID }) => ID))
    .sort((a, b) => a - b)
  server.time.now += minuteMs
  await act([first, second], { action: 'priority', nPriority: 77 })
  expect((await kept()).length).toBeGreaterThan(2)
  await pruneVersions(server.db, server.time.now + keptMs - 1)
  expect(await kept()).toEqual([first, second])
  await server.db.asAccount(1, (tx) => sql`DELETE FROM acd_events WHERE id = ${first}`.execute(tx))
  expect(await kept()).toEqual([second])
})

test('a former state has every column of an event', async () => {
  const columnsOf = async (table: string) => {
    const { rows } = await server.db.asAccount(1, (tx) =>
      sql<{ name: string }>`SELECT attname AS name FROM pg_attribute
        WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped`.execute(tx),
    )
    return rows.map(({ name }) => name)
  }
  const moments = ['valid_from', 'valid_to']
  const former = (await columnsOf('acd_event_versions')).filter((name) => !moments.includes(name))
  expect(former.sort()).toEqual((await columnsOf('acd_events')).sort())
})
