import { type CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listColumns } from '@/contract/event/listColumns'
import { plansOf, spiedReads } from '@/testing/database/statementPlans'
import { startServer, type TestServer } from '@/testing/startServer'
import { wholeAccount } from '../db/scope'
import { eventSums } from '../eventList/eventSums'
import { eventSource } from '../events/eventSource'
import { withDefaults } from '../list/listEnvelope'
import { prepared } from '../list/prepared'
import { readPage } from '../list/readList'

const added = 100_000
const source = eventSource('Europe/Berlin')
const principal = {
  ClientsID: 1,
  AccessTokensID: 1,
  role: 'agent',
  name: 'agent',
  UsersID: 3,
  by: 'token',
  proof: Buffer.alloc(0),
  groups: [235, 301],
} as const

/** In some 40 groups alike, so that two of them have a twentieth of all. */
let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await server.db.asAccount(1, (tx) =>
    sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
        acd_event_status_id, users_id, sender, receiver, subject, n_priority, dt_created,
        dt_modified, dt_last_modified, dt_remind, search_text)
      SELECT 1, 100000 + n, ids[1 + n % cardinality(ids)], '', 1 + n % 7,
        CASE n % 20 WHEN 0 THEN 1 ELSE 99 END, people[1 + n % cardinality(people)],
        (4930000000 + n * 7919 % 1000000)::text,
        '4989' || n % 500, 'Subject ' || n * 31 % 5000, n % 200,
        now() - n * interval '1 minute', now() - n * interval '1 second', now(),
        now() + n * interval '1 minute', ''
      FROM (SELECT array_agg(id) AS ids FROM acd_groups) AS groups,
        (SELECT array_agg(id) AS people FROM users) AS users,
        generate_series(1, ${added}::integer) AS n`.execute(tx),
  )
  await server.db.analyze()
}, 120_000)
afterAll(() => server.close())

type Asked = { orderBy: string; ascending?: boolean; filter?: string }

/** The plans of a page: of who is bound, and of who is not. */
async function pagePlans(query: Asked) {
  const plans = []
  for (const scope of [principal, wholeAccount(1)]) {
    const context = { now: server.time.now, principal: { ...principal, ...scope } }
    const settings = { zone: 'Europe/Berlin', defaultCountry: 'DE' }
    const full = withDefaults({ limitPageSize: 100, ...query }, source)
    const { ask } = prepared(source, full, { ...context, ...settings })
    const statements: CompiledQuery[] = []
    await spiedReads(server.db, statements, scope)((tx) => readPage(tx, source, ask))
    plans.push((await plansOf(server.db, statements, scope)).join('\n'))
  }
  const [bound = '', free = ''] = plans
  return { bound, free }
}
const indexesOf = (plan: string) =>
  [...plan.matchAll(/Index (?:Only )?Scan (?:Backward )?using (\w+)/g)].map(([, name]) => name)
const keys = [...new Set(Object.values(listColumns).map(({ key }) => key))]

describe('a page of who is bound to two of 40 groups, at 100,000 events', () => {
  test.each(keys)('by %s walks the index that all pages walk', async (orderBy) => {
    for (const ascending of [true, false]) {
      const { bound, free } = await pagePlans({ orderBy, ascending })
      expect(bound).not.toMatch(/Seq Scan on acd_events|Bitmap/)
      expect(indexesOf(bound)).toEqual(indexesOf(free))
      expect(bound.match(/\bSort\n/g)).toEqual(free.match(/\bSort\n/g))
    }
  })

  test.each(keys)(
    'by %s sends the events of others away by a value, not by the setting',
    async (orderBy) => {
      const { bound } = await pagePlans({ orderBy, ascending: false })
      const filters = [...bound.matchAll(/Filter: (.*acd_groups_id.*)/g)].map(
        ([, text]) => text ?? '',
      )
      expect(filters).not.toEqual([])
      for (const filter of filters) {
        const [byValue, bySetting] = [/= ANY \(\(?(\$\d|InitPlan)/, /callboard\.groups/].map(
          (part) => filter.search(part),
        )
        expect(byValue).toBeGreaterThan(-1)
        // Where the index answers by the setting, it does so once.
        if (bySetting !== -1) expect(byValue).toBeLessThan(bySetting ?? -1)
      }
    },
  )

  test.each(['status:open', 'agent:me', 'status:open agent:me', 'type:1 status:open'])(
    'of %s begins at an index, and sorts the events of the groups at most',
    async (filter) => {
      const { bound } = await pagePlans({ orderBy: 'dtCreated', ascending: false, filter })
      expect(bound).not.toMatch(/Seq Scan on acd_events\b/)
    },
  )

  test('is counted from an index, and reads no events of other groups', async () => {
    const statements: CompiledQuery[] = []
    const read = spiedReads(server.db, statements, principal)
    await read((tx) => eventSums()(tx, principal, server.time.now))
    const [plan] = await plansOf(server.db, statements, principal)
    expect(plan).toMatch(/Index (Only )?Scan (using|on) acd_events_by_(facets|group)/)
    expect(plan).not.toMatch(/Seq Scan on acd_events\b/)
  })
})

test('who is not bound is asked for no groups', async () => {
  const { bound, free } = await pagePlans({ orderBy: 'dtCreated' })
  expect(bound).toContain('callboard.groups')
  expect(free).not.toContain('callboard.groups')
})
