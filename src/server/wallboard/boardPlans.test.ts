import { type CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plansOf, spiedReads } from '@/testing/database/statementPlans'
import { startServer, type TestServer } from '@/testing/startServer'
import { eventSource } from '../events/eventSource'
import { withDefaults } from '../list/listEnvelope'
import { pastPage } from '../past/pastPage'
import { anybody, boardReader } from './readBoard'

const added = 100_000

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await server.db.asAccount(1, async (tx) => {
    await sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
        acd_event_status_id, sender, subject, dt_created, dt_modified, dt_last_modified, dt_remind,
        search_text, counted, answered_first, closed_last, deadline)
      SELECT 1, 100000 + n, CASE n % 3 WHEN 0 THEN 235 ELSE 501 END, '', 1 + n % 7,
        CASE n % 20 WHEN 0 THEN 1 ELSE 99 END, (4930000000 + n)::text, 'Subject',
        at, at, at, CASE n % 50 WHEN 0 THEN at END, '', true,
        CASE n % 20 WHEN 0 THEN NULL ELSE at END, CASE n % 20 WHEN 0 THEN NULL ELSE at END,
        at + interval '1 hour'
      FROM generate_series(1, ${added}::integer) AS n,
        LATERAL (SELECT now() - n * interval '1 minute' AS at) AS moment`.execute(tx)
  })
  await server.db.analyze()
}, 120_000)
afterAll(() => server.close())

test('the board reads no table of events as a whole', async () => {
  const statements: CompiledQuery[] = []
  const read = boardReader({ zone: 'Europe/Berlin', defaultCountry: 'DE' })
  const board = await spiedReads(
    server.db,
    statements,
  )((tx) =>
    read(tx, { scope: { ClientsID: 1, groups: null }, now: Date.now(), typesOf: [235, 501] }),
  )
  expect(Number(board.tiles[0]?.value)).toBeGreaterThan(added / 20)
  const plans = await plansOf(server.db, statements)
  expect(plans.length).toBeGreaterThan(4)
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on acd_events\b/)
})

const hour = 60 * 60_000

async function planOfBoard(ago: number): Promise<string[]> {
  const statements: CompiledQuery[] = []
  const read = boardReader({ zone: 'Europe/Berlin', defaultCountry: 'DE' })
  const present = Date.now()
  const asked = { scope: { ClientsID: 1, groups: null }, now: present - ago, present }
  const board = await spiedReads(server.db, statements)((tx) => read(tx, asked))
  expect(Number(board.tiles[0]?.value)).toBeGreaterThan(1000)
  return plansOf(server.db, statements)
}

test('of an hour ago it reads what has changed since, and no more of what was open', async () => {
  // The first reading takes the sums of all events, which are kept afterwards.
  const [recent, old] = [(await planOfBoard(hour)).slice(1), await planOfBoard(15 * 24 * hour)]
  const all = /Seq Scan on acd_events\b|acd_events_(open|by_status|by_facets)\b/
  for (const plan of recent) expect(plan).not.toMatch(all)
  expect(recent.join()).toContain('acd_events_by_change')
  expect(old.join()).toMatch(/acd_events_(open|by_status)\b/)
})

test('nor do the board and the first rows of a list of a past minute', async () => {
  const statements: CompiledQuery[] = []
  const settings = { zone: 'Europe/Berlin', defaultCountry: 'DE' }
  const read = boardReader(settings)
  const source = eventSource(settings.zone)
  const minute = Date.now() - 15 * 24 * 60 * 60_000
  const asked = {
    filter: 'status:open',
    orderBy: 'dtCreated',
    ascending: false,
    limitPageSize: 100,
  }
  const principal = { ...anybody, ClientsID: 1 }
  await spiedReads(
    server.db,
    statements,
  )(async (tx) => {
    const board = await read(tx, {
      scope: { ClientsID: 1, groups: null },
      now: minute,
      present: Date.now(),
      typesOf: [235],
    })
    expect(Number(board.tiles[0]?.value)).toBeGreaterThan(1000)
    const context = { ...settings, principal, now: minute }
    await pastPage(tx, source, {
      full: withDefaults(asked, source),
      total: true,
      knownTotal: async () => undefined,
      context,
    })
  })
  const plans = await plansOf(server.db, statements)
  expect(plans.length).toBeGreaterThan(4)
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on acd_events\b/)
})
