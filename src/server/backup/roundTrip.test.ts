import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '@/contract/endpoint'
import { backupOf, restoredServer } from '@/testing/backups/restoredServer'
import { plantForeign } from '@/testing/database/plantForeign'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { readFeed } from '@/testing/feed'
import { startServer, type TestServer } from '@/testing/startServer'
import { verifyAudit } from '../audit/verifyAudit'
import type { Db } from '../db/open'
import { keptTables, leftOutTables } from './keptTables'

/** On PostgreSQL the three directions in which it takes part. */
const directions: [Db['kind'], Db['kind']][] = testDatabaseUrl
  ? [
      ['postgres', 'postgres'],
      ['postgres', 'embedded'],
      ['embedded', 'postgres'],
    ]
  : [['embedded', 'embedded']]

type Fetch = (path: string, init: RequestInit, token: string) => Promise<Response>

/** A page with a number used once, and what a running process says of itself. */
const leftOut = new Set(['docs', 'eventChanges', 'getHealth'])

/** What a reading needs to be asked, beside the IDs in its path. */
const queries: Record<string, string> = {
  findGroups: '?name=Support',
  findUsers: '?uid=anna.adler',
  findCampaigns: '?name=Campaign 1000',
  findContacts: '?userData=none',
  listResultCodes: '?languagesID=1',
  listEventsAsOf: '?limitPageSize=1000&total=true&counted=true',
  getEventNeighbours: '?orderBy=dtCreated&ascending=false',
  getEventValueCounts: '?of=agent',
  exportEvents: '?format=csv',
  countViews: '?views=open,due,overdue,callbacks,errors,mine,all',
  getSlots: '?days=7',
  getDigest: '?since=2026-11-24T08:00',
  // The restore itself is written down there.
  listAudit: '?filter=-action:database.restore',
  exportAudit: '?format=ndjson&filter=-action:database.restore',
}

/** Which snapshot an answer is of is the server's own, and which bodies it has read lately. */
const settled = (text: string) =>
  text.replace(/"asOf":"[^"]*"/g, '"asOf":""').replace(/,"body":.*(?=,"status":200\}$)/, '')

async function answersOf(
  rows: readonly Endpoint[],
  fetch: Fetch,
  { token, IDs }: { token: string; IDs: readonly string[] },
) {
  const answers: Record<string, string> = {}
  const { asOf } = await (await fetch('/app/v1/events?limitPageSize=1', {}, token)).json()
  const more: Record<string, string> = {
    eventStanding: `?asOf=${asOf}`,
    countMatches: `?asOf=${asOf}`,
    listEventPlaces: `?orderBy=Subject&ascending=false&every=1&asOf=${asOf}`,
  }
  for (const row of rows) {
    if (row.method !== 'GET' || leftOut.has(row.name)) continue
    for (const id of row.path.includes('ID}') ? IDs : ['']) {
      const path = row.path
        .replace('{ClientsID}', '1')
        .replace(/\{key\}/, '2b1c9a70-0000-4000-8000-000000000001')
        .replace(/\{\w+\}/g, id)
      const response = await fetch(path + (more[row.name] ?? queries[row.name] ?? ''), {}, token)
      const text = await response.text()
      // One that cannot be asked shows nothing.
      expect([row.name, response.status === 400 ? text : '']).toEqual([row.name, ''])
      answers[`${row.name} ${path}`] = `${response.status} ${settled(text)}`
    }
  }
  return answers
}

describe.each(directions)('a backup of %s restored into %s', (from, to) => {
  let server: TestServer
  let restored: Awaited<ReturnType<typeof restoredServer>>
  let before: Record<string, string>
  let lastAsOf = ''
  let own = ''
  let asked: Parameters<typeof answersOf>[2]
  const tagOf = async (fetch: Fetch, path: string) =>
    (await fetch(path, {}, server.tokens.admin)).headers.get('etag')

  beforeAll(async () => {
    server = await startServer({}, from)
    // A restored database forgets what was read before it was opened, by its own clock.
    server.time.now = Date.now() + 600_000
    const planted = await plantForeign(server, [235])
    own = String(planted.own)
    asked = {
      token: server.tokens.admin,
      IDs: [own, String(planted.foreign), '3', '235', '1000', '1004'],
    }
    before = await answersOf(server.mounted, server.fetch, asked)
    const page = await server.fetch('/app/v1/events?limitPageSize=1')
    lastAsOf = String((await page.json()).asOf).replace(/@.*/, `@${Date.now()}`)
    restored = await restoredServer(to, await backupOf(server.db), server.time)
  })
  afterAll(async () => {
    await restored?.close()
    await server?.close()
  })

  test('answers every reading byte for byte as before', async () => {
    const after = await answersOf(server.mounted, restored.fetch, asked)
    const found = Object.values(before).filter((answer) => answer.startsWith('200'))
    expect(found.length).toBeGreaterThan(70)
    expect(Object.keys(after)).toEqual(Object.keys(before))
    const different = Object.keys(before).filter((one) => after[one] !== before[one])
    expect(different.map((one) => [one, after[one]])).toEqual(
      different.map((one) => [one, before[one]]),
    )
  })

  test('has every row of every table that it keeps', async () => {
    const rowsOf = async (db: Db, table: string) => {
      const counts = [1, 2].map((ClientsID) =>
        db.asAccount(ClientsID, async (tx) => {
          const { rows } = await sql<{ n: number }>`SELECT count(*)::integer AS n
            FROM ${sql.table(table)}`.execute(tx)
          return rows[0]?.n ?? 0
        }),
      )
      return Promise.all(counts)
    }
    for (const table of keptTables) {
      // What is counted of changes gets rows of its own, and the log an entry.
      if (['table_versions', 'audit_log'].includes(table)) continue
      expect([table, await rowsOf(restored.db, table)]).toEqual([
        table,
        await rowsOf(server.db, table),
      ])
    }
  })

  test('has an audit log that is whole, with an entry of the restore at its end', async () => {
    for (const ClientsID of [1, 2]) {
      const old = await verifyAudit(server.db, ClientsID)
      const { faults, entries } = await verifyAudit(restored.db, ClientsID, old.last)
      expect([faults, entries]).toEqual([[], old.entries + 1])
    }
    const path = '/app/v1/audit?filter=action:database.restore'
    const { records } = await (await restored.fetch(path, {}, server.tokens.admin)).json()
    expect(records).toMatchObject([{ origin: 'command', after: { madeAt: expect.any(String) } }])
  })

  test('begins its change feed anew', async () => {
    const headers = { 'last-event-id': lastAsOf }
    const path = '/app/v1/events/changes'
    const feed = readFeed(await restored.fetch(path, { headers }, server.tokens.admin))
    await feed.begun()
    expect(feed.frames.map(({ event }) => event)).toEqual(['startOver'])
    await feed.leave()
  })

  test('gives no tag of before to what is written from now on', async () => {
    const lists = ['acd/events', 'acd/groups', 'users', 'dialler/campaigns', 'dialler/contacts']
    for (const list of lists) {
      const path = `/rest/v1.0/1/${list}`
      const [old, fresh] = [await tagOf(server.fetch, path), await tagOf(restored.fetch, path)]
      expect(old).not.toBeNull()
      expect(fresh).not.toEqual(old)
    }
    // The same change on both sides: equal versions would be one tag for two contents.
    const path = `/rest/v1.0/1/acd/events/event/${own}`
    expect(await tagOf(restored.fetch, path)).toEqual(await tagOf(server.fetch, path))
    for (const [{ fetch }, nPriority] of [
      [server, 11],
      [restored, 22],
    ] as const) {
      const body = JSON.stringify({ action: 'priority', nPriority, Comment: 'so' })
      const init = { method: 'POST', body }
      const { status } = await fetch(`/app/v1/events/${own}/actions`, init, server.tokens.admin)
      expect(status).toBe(200)
    }
    expect(await tagOf(restored.fetch, path)).not.toEqual(await tagOf(server.fetch, path))
  })

  const event = { AcdEventTypesID: 5, AcdGroupsID: 235, Sender: 'a', Subject: 'after' }
  const formOf = (table: string) => `the-form-of-${table}`
  const writes: [string, string, string, object][] = [
    ['acd_events', 'POST', '/rest/v1.0/1/acd/events/create', event],
    [
      'acd_event_comments',
      'POST',
      '/app/v1/events/OWN/actions',
      { action: 'comment', Comment: 'x' },
    ],
    [
      'acd_event_versions',
      'POST',
      '/app/v1/events/OWN/actions',
      { action: 'priority', nPriority: 3 },
    ],
    ['held_events', 'POST', '/app/v1/events/held', event],
    [
      'dialler_campaigns',
      'POST',
      '/rest/v1.0/1/dialler/campaigns/clone',
      { source: 'Campaign 1000', destination: 'Afterwards' },
    ],
    [
      'saved_views',
      'POST',
      '/app/v1/views',
      {
        name: 'After',
        filter: 'status:open',
        sort: '-created',
        columns: ['status'],
        density: 'compact',
        widths: {},
        shared: false,
      },
    ],
    ['access_tokens', 'POST', '/app/v1/tokens', { name: 'After', role: 'agent' }],
    [
      'users',
      'POST',
      '/app/v1/people',
      { UID: 'after.wards', FirstName: 'A', LastName: 'W', role: 'agent' },
    ],
    ['last_seen', 'PUT', '/app/v1/seen', {}],
    ['wallboard_tiles', 'PUT', '/app/v1/wallboard/tiles', { tiles: [] }],
  ]
  test.each(writes)('takes a first write into %s', async (table, method, path, body) => {
    const ids = async () => {
      const { rows } = await restored.db.asAccount(1, (tx) =>
        sql<{
          row: { id?: number }
        }>`SELECT to_jsonb(t) AS row FROM ${sql.table(table)} AS t`.execute(tx),
      )
      return rows.map(({ row }) => row.id)
    }
    const known = await ids()
    const init = {
      method,
      body: JSON.stringify(body),
      headers: { 'idempotency-key': formOf(table) },
    }
    const answer = await restored.fetch(path.replace('OWN', own), init, server.tokens.admin)
    expect([answer.status, answer.status < 300 ? '' : await answer.text()]).toEqual([
      answer.status < 300 ? answer.status : 200,
      '',
    ])
    const numbers = known.filter((id) => id !== undefined)
    // A version has the ID of its event.
    if (table === 'acd_event_versions' || numbers.length === 0) return
    const added = (await ids()).filter((id) => id !== undefined && !known.includes(id))
    expect(added.length).toBeGreaterThan(0)
    expect(Math.min(...added.map(Number))).toBeGreaterThan(Math.max(...numbers))
  })

  test('keeps tokens, and ends the ones that were revoked', async () => {
    for (const token of [server.tokens.agent, server.tokens.supervisor]) {
      expect((await restored.fetch('/app/v1/session', {}, token)).status).toBe(200)
    }
    expect((await restored.fetch('/app/v1/session', {}, 'x'.repeat(43))).status).toBe(401)
  })
})

test('every table of the catalogue is kept, or left out for a reason', async () => {
  const server = await startServer()
  const { rows } = await server.db.asGate((tx) =>
    sql<{ name: string }>`SELECT relname AS name FROM pg_class
      WHERE relkind IN ('r', 'p', 'm', 'f') AND relnamespace = 'public'::regnamespace`.execute(tx),
  )
  const named = [...keptTables, ...Object.keys(leftOutTables)]
  expect(rows.map(({ name }) => name).sort()).toEqual(named.sort())
  await server.close()
})
