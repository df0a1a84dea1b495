import { afterAll, beforeAll, expect, test } from 'vitest'
import { listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { repeated } from '@/testing/hostile/hostileRepetition'
import { startServer, type TestServer } from '@/testing/startServer'
import { importEvents } from './importEvents'
import { longestRecord, tooLong } from './read'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** The ones that took longest in one of the steps, and one that is refused as too long. */
const units = ['<', '<!--', '<a>', '&amp;', '&#13;', '"', '1', '[', '-', '\u01d6']
const firstId = 900_000
const size = 2_000_000

function bodyOf(unit: string): string {
  const escaped = Buffer.byteLength(JSON.stringify(unit)) - 2
  return unit.repeat(Math.floor(size / escaped))
}

const line = (ID: number, EventData: string) =>
  Buffer.from(
    `${JSON.stringify({
      ID,
      AcdGroupsID: 235,
      AcdEventTypesID: 5,
      AcdEventStatusID: 20,
      Sender: 'a@example.com',
      Subject: `Hostile ${ID}`,
      dtCreated: '2026-11-01T10:00:00.000',
      EventData,
    })}\n`,
  )

async function* hostile() {
  for (const [place, unit] of units.entries()) yield line(firstId + place, bodyOf(unit))
  yield line(firstId + units.length, '<'.repeat(longestRecord))
}

test('hostile records of megabytes hold up nobody: others are answered between any two', async () => {
  expect(repeated).toEqual(expect.arrayContaining(units))
  const bad: string[] = []
  let isOver = false
  const importing = importEvents({
    db: server.db,
    ClientsID: 1,
    zone: 'Europe/Berlin',
    input: hostile(),
    source: 'hostile',
    // So that creates beside it take none of its IDs.
    highestId: firstId + 1000,
    onBad: async (place, reason) => void bad.push(`${place}: ${reason}`),
    onProgress: async () => undefined,
  }).finally(() => {
    isOver = true
  })
  const seen: number[] = []
  let created = 0
  const body = { AcdGroupsID: 235, AcdEventTypesID: 5, Sender: 'b@example.com', Subject: 'Beside' }
  while (!isOver) {
    const query = {
      filter: `id:${firstId}..${firstId + 1000}`,
      limitPageSize: '1',
      total: 'true',
    } as const
    seen.push((await server.call(listEvents, { query })).total ?? 0)
    await server.call(createEvent, { body })
    created += 1
  }
  expect(await importing).toMatchObject({ stored: units.length, bad: 1 })
  expect(bad).toEqual([`line ${units.length + 1}: ${tooLong}`])
  // Answered while it went on: whoever lists sees it grow, by hardly more than one at a time.
  const steps = new Set(seen)
  expect(steps.size).toBeGreaterThan(units.length / 2)
  expect(created).toBeGreaterThan(units.length / 2)
})

test('what lies far behind in a text is not searched, what a create may hold is', async () => {
  const text = (word: string, before: number) => `${'filling '.repeat(before / 8)}${word}`
  const body = (html: string) => `<eventData><body html="true">${html}</body></eventData>`
  async function* two() {
    yield line(firstId + 100, body(text('findable', 160_000)))
    // A pair of characters lies across the end of what is searched.
    yield line(firstId + 101, body(`x${'\u{1f600}'.repeat(150_000)}unfindable`))
  }
  await importEvents({
    db: server.db,
    ClientsID: 1,
    zone: 'Europe/Berlin',
    input: two(),
    source: 'long',
    onBad: async (place, reason) => expect.unreachable(`${place}: ${reason}`),
    onProgress: async () => undefined,
  })
  const found = async (filter: string) =>
    (await server.call(listEvents, { query: { filter } })).records.map(({ ID }) => ID)
  expect(await found('findable')).toEqual([firstId + 100])
})
