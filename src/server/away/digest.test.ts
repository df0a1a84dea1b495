import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type DigestPart, digestFilters, digestParts, getDigest, markSeen } from '@/contract/digest'
import { listSnapshotEvents } from '@/contract/event/changes'
import { countMatches } from '@/contract/event/eventList'
import { type AcdEvent, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { wallStamp } from '@/contract/values/zone'
import { randomFrom } from '@/testing/database/randomFrom'
import { startServer, type TestServer } from '@/testing/startServer'

const minuteMs = 60_000
const zone = 'Europe/Berlin'

let server: TestServer
beforeEach(async () => {
  if (server) await server.reset()
  else server = await startServer()
})
afterAll(() => server.close())

const digest = (since?: string, token?: string) =>
  server.call(
    getDigest,
    { query: since === undefined ? {} : { since } },
    { ...(token && { token }) },
  )
const act = (IDs: readonly number[], change: object) =>
  server.fetch('/app/v1/events/actions', {
    method: 'POST',
    body: JSON.stringify({ IDs: [...new Set(IDs)], act: change }),
  })
const minuteNow = () => wallStamp(server.time.now, zone).slice(0, 16)
const atNextMinute = () => {
  server.time.now += minuteMs - (server.time.now % minuteMs)
}

const standing: Record<DigestPart, string> = {
  new: 'status:open',
  closed: 'status:closed',
  overdue: 'appointment:overdue',
}
type Standing = Record<DigestPart, readonly AcdEvent[]>

/** What the lists say at this moment: the digest's own reading has no part in it. */
async function readStanding(): Promise<Standing> {
  const listed = async (filter: string) =>
    (await server.call(listEvents, { query: { filter } })).records
  return {
    new: await listed(standing.new),
    closed: await listed(standing.closed),
    overdue: await listed(standing.overdue),
  }
}

/** How many are in a list now and were not then, by the group that each has now. */
function difference(then: Standing, now: Standing, part: DigestPart): Record<number, number> {
  const known = new Set(then[part].map(({ ID }) => ID))
  const counts: Record<number, number> = {}
  for (const { ID, AcdGroupsID } of now[part]) {
    if (!known.has(ID)) counts[AcdGroupsID] = (counts[AcdGroupsID] ?? 0) + 1
  }
  return counts
}

const listedBehind = async (filter: string) =>
  (await server.call(listEvents, { query: { filter, limitPageSize: '1' } })).total

async function expectSame(since: string, then: Standing, now: Standing) {
  const told = await digest(since)
  for (const part of digestParts) {
    const expected = difference(then, now, part)
    const byGroup = told.groups.flatMap((group) =>
      group[part] > 0 ? [[group.AcdGroupsID, group[part]] as const] : [],
    )
    expect({ since, part, ...Object.fromEntries(byGroup) }).toEqual({ since, part, ...expected })
    const filter = digestFilters(since)[part]
    const total = Object.values(expected).reduce((sum, count) => sum + count, 0)
    expect([part, told[part], await listedBehind(filter)]).toEqual([part, total, total])
    for (const [group, count] of byGroup) {
      expect(await listedBehind(`${filter} group:${group}`)).toBe(count)
    }
  }
}

describe('the digest of what became different', () => {
  test('is the difference of what the lists said then and say now, by group, and so is each list behind it', async () => {
    const random = randomFrom(29)
    const ids = (await server.call(listEvents, { query: { limitPageSize: '200' } })).records.map(
      ({ ID }) => ID,
    )
    const recorded: { at: string; was: Standing }[] = []
    for (let round = 0; round < 6; round += 1) {
      for (let step = 0; step < 15; step += 1) {
        const change = [
          { action: 'close' },
          { action: 'close' },
          { action: 'reopen' },
          { action: 'seen' },
          { action: 'handToAgent', UsersID: 3 },
          { action: 'handToGroup', AcdGroupsID: [235, 501, 500][random(3)] },
          { action: 'release' },
          { action: 'remind', dtAppointmentDate: '2026-11-24', dtAppointmentTime: '12:05' },
          { action: 'move', dtAppointmentDate: '2026-11-24', dtAppointmentTime: '12:01' },
        ][random(9)]
        await act(
          Array.from({ length: 6 }, () => ids[random(ids.length)] ?? 0),
          change ?? {},
        )
        server.time.now += random(40_000)
      }
      const { records } = await server.call(createEvent, {
        body: { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49301000', Subject: `New ${round}` },
      })
      // One that comes and is closed while one is away has become closed.
      if (round % 2 === 0) await act([records[0]?.ID ?? 0], { action: 'close' })
      // Exactly at a minute, so that what is read now is what is asked for later.
      atNextMinute()
      const now = await readStanding()
      for (const { at, was } of recorded) await expectSame(at, was, now)
      recorded.push({ at: minuteNow(), was: now })
      await expectSame(minuteNow(), now, now)
      server.time.now += random(12) * minuteMs + 1
    }
    const [first] = recorded
    const told = await digest(first?.at)
    for (const part of digestParts) expect(told[part], part).toBeGreaterThan(0)
  })

  test('has lists that say the same of a snapshot, and of a past minute', async () => {
    atNextMinute()
    const since = minuteNow()
    server.time.now += 20 * minuteMs
    const { records } = await server.call(listEvents, {
      query: { filter: 'status:open', limitPageSize: '5' },
    })
    const closed = records.map(({ ID }) => ID)
    await act(closed, { action: 'close' })
    atNextMinute()
    const at = minuteNow()
    const filter = digestFilters(since).closed
    const query = { filter, limitPageSize: '9', total: 'true' } as const
    const { asOf, total } = await server.call(listSnapshotEvents, { query })
    server.time.now += minuteMs
    await act(closed.slice(0, 2), { action: 'reopen' })
    const again = await server.call(countMatches, { query: { filter, asOf } })
    const past = await server.call(listSnapshotEvents, { query: { ...query, at } })
    expect([total, again.count, past.total]).toEqual([5, 5, 5])
    expect((await digest(since)).closed).toBe(3)
  })

  test('is asked for a minute that is kept', async () => {
    for (const since of ['2027-01-01T10:00', '2025-01-01T10:00', 'today']) {
      expect((await server.send(getDigest, { query: { since } })).status).toBe(400)
    }
  })
})

describe('who comes back', () => {
  const away = async (minutes: number) => {
    await server.send(markSeen, {})
    server.time.now += minutes * minuteMs
    return digest()
  }

  test('is told from 15 minutes on, since the minute when they were last seen', async () => {
    expect((await digest()).since).toBeNull()
    expect(await away(14.9)).toMatchObject({
      since: null,
      new: 0,
      closed: 0,
      overdue: 0,
      groups: [],
    })
    const { now } = server.time
    const told = await away(15)
    expect(told.since).toBe(wallStamp(now - (now % minuteMs), zone))
    expect(told).toEqual(await digest(told.since?.slice(0, 16)))
    // No further back than events are kept as they were.
    const oldest = (await away(60 * 24 * 40)).since ?? ''
    expect((await digest(oldest.slice(0, 16))).since).toBe(oldest)
  })

  test('was last seen where they were last, and nobody else is', async () => {
    const { agent, supervisor, foreign } = server.tokens
    await server.send(markSeen, {}, { token: supervisor })
    server.time.now += 10 * minuteMs
    await server.send(markSeen, {}, { token: supervisor })
    server.time.now += 10 * minuteMs
    expect((await digest(undefined, supervisor)).since).toBeNull()
    server.time.now += 5 * minuteMs
    expect((await digest(undefined, supervisor)).since).not.toBeNull()
    for (const token of [agent, foreign]) expect((await digest(undefined, token)).since).toBeNull()
  })
})
