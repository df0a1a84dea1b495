import { type CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listSnapshotEvents } from '@/contract/event/changes'
import type { EventFacets } from '@/contract/event/eventFacets'
import { countMatches } from '@/contract/event/eventList'
import { plansOf, spiedReads } from '@/testing/database/statementPlans'
import { startServer, type TestServer } from '@/testing/startServer'
import type { Tx } from '../db/transaction'
import { eventSource } from '../events/eventSource'
import type { Mounting } from '../http/call'
import type { Principal } from '../http/principal'
import { listing } from '../list/listing'
import { versionCache } from '../list/versionCache'
import { facetReader } from './eventFacets'
import { eventSums } from './eventSums'
import { matchCounter } from './matchCount'
import { pastTotal } from './pastTotal'
import { mountSnapshotList } from './snapshotList'

const added = 100_000
const settings = { zone: 'Europe/Berlin', defaultCountry: 'DE' }
const principal: Principal = {
  ClientsID: 1,
  AccessTokensID: 1,
  role: 'supervisor',
  name: 'supervisor',
  UsersID: 3,
  groups: null,
  by: 'token',
  proof: Buffer.alloc(0),
}

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  // Two minutes apart: a day has few enough to be counted at once, at every hour.
  await server.db.asAccount(1, (tx) =>
    sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
        acd_event_status_id, users_id, sender, subject, n_priority, dt_created, dt_modified,
        dt_last_modified, dt_remind, search_text, counted, answered_first, closed_last, deadline)
      SELECT 1, 100000 + n, 235, '', 1 + n % 7, CASE n % 20 WHEN 0 THEN 1 ELSE 99 END,
        CASE n % 500 WHEN 0 THEN 3 END, (4930000000 + n)::text, 'Subject ' || n % 5000, n % 200,
        now() - n * interval '2 minutes', now(), now(),
        CASE n % 1000 WHEN 0 THEN now() + n * interval '1 minute' END,
        CASE n % 4 WHEN 0 THEN 'common ' ELSE 'other ' END || CASE n % 30000 WHEN 0 THEN 'needle ' ELSE '' END
          || repeat('as long as the text of an event is ', 20),
        true, ended, ended, now() - (n - 1) * interval '2 minutes'
      FROM generate_series(1, ${added}::integer) AS n, LATERAL (SELECT
          CASE WHEN n % 20 > 0 THEN now() - (n - 1) * interval '2 minutes' END AS ended) AS ends`.execute(
      tx,
    ),
  )
  await server.db.analyze()
}, 120_000)
afterAll(() => server.close())

/** A route's handler as it is mounted, without the server around it. */
function handlerOf(mountRoute: (mounts: Mounting) => void) {
  let handler: (call: never) => Promise<unknown> = async () => undefined
  const mount = (_: unknown, given: typeof handler) => {
    handler = given
  }
  mountRoute({ mount, mounted: [], mountOpen: () => undefined } as unknown as Mounting)
  return handler as (call: object) => Promise<{ body: string }>
}

const sumsOf = eventSums()
const readFacets = facetReader(sumsOf)
const readPastTotal = pastTotal(sumsOf)
const snapshotList = handlerOf((mounts) =>
  mountSnapshotList(mounts, {
    list: listing(settings),
    settings,
    readFacets,
    facets: versionCache<EventFacets>(100),
    readPastTotal,
  }),
)
const count = matchCounter(eventSource(settings.zone), settings, { readFacets, readPastTotal })

type Read = <Result>(run: (tx: Tx) => Promise<Result>) => Promise<Result>

async function joined(filter: string, orderBy = 'dtCreated') {
  const statements: CompiledQuery[] = []
  const query = {
    filter,
    orderBy,
    ascending: false,
    limitPageSize: 100,
    total: false,
    counted: true,
  }
  const { body } = await snapshotList({
    query,
    principal,
    now: Date.now(),
    read: spiedReads(server.db, statements),
  })
  return { statements, answer: JSON.parse(body) }
}

describe('the joined answer at 100,000 events', () => {
  test.each([
    ['', added],
    ['status:1', added / 20],
    ['status:open type:1,2 group:235', undefined],
    ['agent:me', added / 500],
    ['status:open agent:me', undefined],
    ['appointment:any', added / 1000],
    ['needle', 3],
  ])('scans no table for %j, and has its number', async (filter, least) => {
    const { statements, answer } = await joined(filter)
    const plans = await plansOf(server.db, statements)
    expect(plans.length).toBeGreaterThan(2)
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on acd_events\b/)
    expect(answer.records.length).toBe(Math.min(100, answer.total))
    expect(answer.total).toBeGreaterThanOrEqual(least ?? 1)
    expect(answer.facets.total).toBe(answer.total)
  })

  test.each([
    ['closed:today', 'closed'],
    ['answered:today', 'answered'],
    ['deadline:today goal:met,missed', 'deadline'],
  ])('reads %j by its own index, and has its number', async (filter, index) => {
    const { statements, answer } = await joined(filter)
    const plans = await plansOf(server.db, statements)
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on acd_events\b/)
    expect(plans.join('\n')).toContain(`acd_events_by_${index}`)
    expect(answer.total).toBeGreaterThan(0)
  })

  test('counts nothing for another order, until something has changed', async () => {
    const filter = 'status:1 type:3'
    const counts = ({ statements }: Awaited<ReturnType<typeof joined>>) =>
      statements.filter(({ sql: text }) => /json_to_recordset/.test(text)).length
    const first = await joined(filter)
    expect(counts(first)).toBe(1)
    const other = await joined(filter, 'Sender')
    expect(counts(other)).toBe(0)
    expect(other.answer.facets).toEqual(first.answer.facets)
    const [{ ID }] = first.answer.records
    await server.db.asAccount(1, (tx) =>
      tx.updateTable('acd_events').set({ acd_event_status_id: 99 }).where('id', '=', ID).execute(),
    )
    const later = await joined(filter, 'Sender')
    expect(counts(later)).toBe(1)
    expect(later.answer.total).toBe(first.answer.total - 1)
  })

  test('leaves the number of a common word for later, and reads no more than a page of it', async () => {
    const { statements, answer } = await joined('common')
    for (const plan of await plansOf(server.db, statements)) {
      expect(plan).not.toMatch(/Seq Scan on acd_events\b/)
    }
    expect(answer.records).toHaveLength(100)
    expect([answer.total, answer.facets]).toEqual([undefined, undefined])
  })

  test('after a change reads that change alone', async () => {
    await joined('status:1')
    await server.db.asAccount(1, (tx) =>
      tx.updateTable('acd_events').set({ n_priority: 7 }).where('id', '=', 100_020).execute(),
    )
    const { statements } = await joined('status:1')
    const plans = await plansOf(server.db, statements)
    for (const plan of plans) expect(plan).not.toMatch(/acd_events_by_facets/)
  })
})

describe('a common word', () => {
  const ask = (query: object, read: Read) => {
    const values = { principal, query, read }
    return count(values as unknown as Parameters<typeof count>[0])
  }
  const answerOf = async (query: object, read: Read = (run) => server.db.asAccount(1, run)) =>
    JSON.parse(String((await ask(query, read)).body))
  const asOf = async () =>
    (await server.call(listSnapshotEvents, { query: { limitPageSize: '1' } })).asOf

  test('is counted in pieces, no further than is asked', async () => {
    const filter = 'common'
    let pieces = 0
    const read: Read = (run) => {
      pieces += 1
      return server.db.asAccount(1, run, 'repeatable read')
    }
    const most = await answerOf({ filter, asOf: await asOf(), most: 4000 }, read)
    expect([most, pieces]).toEqual([{ count: 4000, isMore: true }, 2])
    expect(await answerOf({ filter, asOf: await asOf() }, read)).toEqual({
      count: added / 4,
      isMore: false,
    })
    // Once it was counted, the number is kept.
    pieces = 0
    await answerOf({ filter, asOf: await asOf() }, read)
    expect(pieces).toBe(1)
  })

  test('is counted no further once nobody waits for it', async () => {
    const left = new AbortController()
    let pieces = 0
    const read: Read = (run) => {
      pieces += 1
      if (pieces === 3) left.abort()
      return server.db.asAccount(1, run, 'repeatable read', left.signal)
    }
    await expect(ask({ filter: 'other', asOf: await asOf() }, read)).rejects.toThrow()
    expect(pieces).toBe(3)
  })

  test('is counted over the wire', async () => {
    const query = { filter: 'common', asOf: await asOf(), most: '10000' }
    expect(await server.call(countMatches, { query })).toEqual({ count: 10_000, isMore: true })
  })
})
