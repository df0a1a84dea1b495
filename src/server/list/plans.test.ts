import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listEvents } from '@/contract/event/events'
import { listColumns } from '@/contract/event/listColumns'
import { startServer, type TestServer } from '@/testing/startServer'
import type { Tx } from '../db/transaction'
import { eventSource } from '../events/eventSource'
import type { Principal } from '../http/principal'
import { withDefaults } from './listEnvelope'
import { rangesOf } from './order'
import { prepared } from './prepared'
import { fromClause, narrowed } from './readList'

const added = 20_000
const first = 100_000
const source = eventSource('Europe/Berlin')
const principal: Principal = {
  ClientsID: 1,
  AccessTokensID: 1,
  role: 'agent',
  name: 'agent',
  UsersID: null,
  groups: null,
  by: 'token',
  proof: Buffer.alloc(0),
}
const context = { now: 0, principal, zone: 'Europe/Berlin', defaultCountry: 'DE' }

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await server.db.asAccount(1, (tx) =>
    sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
        acd_event_status_id, users_id, sender, receiver, subject, n_priority, dt_created,
        dt_modified, dt_last_modified, dt_remind, search_text)
      SELECT 1, ${first}::integer + n, 235, '', 1 + n % 7, CASE n % 20 WHEN 0 THEN 1 ELSE 99 END,
        CASE n % 3 WHEN 0 THEN 3 END, (4930000000 + n * 7919 % 1000000)::text,
        CASE n % 2 WHEN 0 THEN '4989' || n % 500 END, 'Subject ' || n * 31 % 5000, n % 200,
        now() - n * interval '1 minute', now() - n * interval '1 second', now(),
        CASE n % 10 WHEN 0 THEN now() + n * interval '1 minute' END,
        CASE n % 4 WHEN 0 THEN 'common ' ELSE 'other ' END || CASE n WHEN 777 THEN 'needle' ELSE '' END
      FROM generate_series(1, ${added}) AS n`.execute(tx),
  )
  await server.db.analyze()
})
afterAll(() => server.close())

/** The plans of a page's ranges, under the role and the policy that the application has. */
async function plansOf(tx: Tx, query: { filter?: string; orderBy: string; ascending?: boolean }) {
  const { ask } = prepared(source, withDefaults(query, source), context)
  const { conditions } = await narrowed(tx, source, ask)
  const plans: string[] = []
  for (const { condition, order } of rangesOf(source, ask)) {
    const from = fromClause(source, condition ? [...conditions, condition] : conditions)
    const { rows } = await sql<Record<'QUERY PLAN', string>>`EXPLAIN (COSTS OFF)
      SELECT acd_events.id ${from} ORDER BY ${order} LIMIT 100`.execute(tx)
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  return plans
}

const keys = [...new Set(Object.values(listColumns).map(({ key }) => key))]

describe('a page of the list', () => {
  test.each(keys)('by %s is read from an index, in both directions', async (orderBy) => {
    for (const ascending of [true, false]) {
      const plans = await server.db.asAccount(1, (tx) => plansOf(tx, { orderBy, ascending }))
      for (const plan of plans) {
        expect(plan).toMatch(/Index (Only )?Scan/)
        // Ties of a subject's beginning are sorted among themselves, and nothing else is.
        expect(plan).not.toMatch(/(?<!Incremental )Sort\n|Seq Scan|Bitmap/)
        if (orderBy !== 'Subject') expect(plan).not.toContain('Sort')
      }
    }
  })

  test('by status and group is read from their index', async () => {
    const query = { filter: 'status:distribute group:235', orderBy: 'dtCreated' }
    const [plan] = await server.db.asAccount(1, (tx) => plansOf(tx, query))
    expect(plan).toContain('acd_events_by_group')
    expect(plan).not.toContain('Sort')
  })

  test('with a common word walks the order’s index, with a rare one starts from the word', async () => {
    const order = { orderBy: 'dtCreated', ascending: false }
    const [common] = await server.db.asAccount(1, (tx) =>
      plansOf(tx, { filter: 'common', ...order }),
    )
    expect(common).toMatch(/Index Scan Backward using acd_events_by_created/)
    expect(common).not.toContain('Sort')
    const [rare] = await server.db.asAccount(1, (tx) => plansOf(tx, { filter: 'needle', ...order }))
    expect(rare).toContain('acd_events_pkey')
    expect(rare).toMatch(/id = ANY/)
  })

  test('the function that looks words up sees the own client alone, and uses the index', async () => {
    const find = (ClientsID: number, pattern: string) =>
      server.db.asAccount(ClientsID, async (tx) => {
        const { rows } = await sql<{
          ids: number[] | null
        }>`SELECT callboard_find_events(${[pattern]}::text[], 5000) AS ids`.execute(tx)
        return rows[0]?.ids
      })
    expect(await find(1, '%needle%')).toEqual([first + 777])
    expect(await find(2, '%needle%')).toEqual([])
    await server.db.asOwner('DROP INDEX acd_events_by_text')
    expect(await find(1, '%needle%')).toBeNull()
    const { records } = await server.call(listEvents, { query: { filter: 'needle' } })
    expect(records.map(({ ID }) => ID)).toEqual([first + 777])
  })
})

describe('a page far down', () => {
  /** Of the whole list; to hold each of its records against the schema would take longest. */
  const idsOf = async (query: Record<string, string>): Promise<number[]> => {
    const answer = await server.send(listEvents, { query })
    const { records } = await answer.json()
    return records.map(({ ID }: { ID: number }) => ID)
  }
  const page = async (limitStart: number, query: object) => {
    const asked = { ...query, limitStart: String(limitStart), limitPageSize: '50' }
    return (await server.call(listEvents, { query: asked })).records.map(({ ID }) => ID)
  }

  test.each([
    { orderBy: 'dtCreated', ascending: 'false' },
    { orderBy: 'dtRemind', ascending: 'false' },
    { orderBy: 'UsersID', ascending: 'true', filter: 'type:1,2,3' },
    { orderBy: 'Subject', ascending: 'true', filter: 'common' },
  ])('by %j is the same the first time, the tenth time and with its total', async (query) => {
    const ids = await idsOf(query)
    // Near the border between those that have a value and those that have none, and at the end.
    for (const start of [2000, Math.floor(ids.length / 3), ids.length - 30, ids.length + 5]) {
      const expected = ids.slice(start, start + 50)
      const text = { ...query, total: 'false' }
      expect(await page(start, text), `${start}`).toEqual(expected)
      // Other pages of the same list, until its order is kept.
      for (let other = 3000; other < 3010; other += 1) {
        expect(await page(other, text), `${other}`).toEqual(ids.slice(other, other + 50))
      }
      expect(await page(start + 1, text), `${start + 1}`).toEqual(ids.slice(start + 1, start + 51))
      expect(await page(start, query), `${start} with total`).toEqual(expected)
    }
    const extra = { AcdEventTypesID: 1, AcdGroupsID: 235, Sender: '49301234567', Subject: 'common' }
    await server.fetch('/rest/v1.0/1/acd/events/create', {
      method: 'POST',
      body: JSON.stringify(extra),
    })
    const later = await idsOf(query)
    expect(await page(ids.length - 30, query)).toEqual(
      later.slice(ids.length - 30, ids.length + 20),
    )
  })
})
