import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foreignGroup, foreignMark, plantForeign } from '@/testing/database/plantForeign'
import { startServer, type TestServer } from '@/testing/startServer'
import { wholeAccount } from '../db/scope'
import { tenantRole } from '../db/transaction'

/** Nothing of the application stands between these queries and the database. */
let server: TestServer
const scope = { ClientsID: 1, groups: [235], UsersID: 3, AccessTokensID: 1 }
let foreign = 0
beforeAll(async () => {
  server = await startServer()
  foreign = (await plantForeign(server, [235])).foreign
})
afterAll(() => server.close())

/** Tables that hold events, or tell of them, and what a bound person may never find there. */
const bound: Record<string, string> = {
  acd_events: `acd_groups_id <> 235`,
  acd_event_comments: 'acd_events_id NOT IN (SELECT id FROM acd_events)',
  acd_events_not_listed: `acd_groups_id <> 235`,
  acd_event_versions: 'acd_groups_id <> 235 OR id NOT IN (SELECT id FROM acd_events)',
  acd_event_changes: `kind <> 'many' AND (before ->> 'acd_groups_id' <> '235'
    OR before IS NULL AND to_groups_id <> 235)`,
  acd_event_quarter_hours: 'acd_groups_id <> 235',
  acd_event_quarter_hour_changes: 'acd_groups_id <> 235',
  audit_log: `object_kind = 'event' AND object_id NOT IN (SELECT id FROM acd_events)`,
  event_drafts: `owner <> 'user:3'`,
  held_events: `owner <> 'user:3' AND acd_groups_id IS DISTINCT FROM 235`,
  idempotency_keys: 'true',
  idempotency_texts: 'true',
  alerts: `acd_groups_ids <> '{235}'`,
  alert_deliveries: 'alerts_id NOT IN (SELECT id FROM alerts)',
  wallboard_minutes: 'true',
  upstream_writes: 'true',
}

const noEvent = 'it holds no event and no number of any'
/** Tables that tell of no event, each with the reason. A new table is added here or above. */
const exempt: Record<string, string> = {
  access_tokens: noEvent,
  acd_event_change_horizons: 'a number of a transaction',
  acd_event_change_origin: 'which database the numbers of transactions are of',
  acd_group_goal_changes: 'settings of a group',
  acd_group_goals: 'settings of a group',
  acd_group_members: 'settings of a group',
  acd_group_settings: 'settings of a group',
  acd_groups: 'names of groups are no secret',
  audit_heads: 'the number and hash of the last entry',
  backup_outcome: noEvent,
  campaign_copy_pieces: 'contacts of campaigns, which belong to no group of events',
  clients: noEvent,
  dialler_campaigns: noEvent,
  dialler_campaigns_result_codes: noEvent,
  dialler_contacts: noEvent,
  import_progress: 'how far the import of a file came',
  invitations: noEvent,
  last_seen: 'when somebody was last here',
  migrations: noEvent,
  passkey_challenges: noEvent,
  person_identities: noEvent,
  oidc_flows: noEvent,
  passkeys: noEvent,
  people: noEvent,
  saved_views: 'filters, which anybody may ask',
  sessions: noEvent,
  sign_in_codes: noEvent,
  sign_in_failures: noEvent,
  table_versions: 'how often a table has changed',
  upstream_hints: 'IDs of events to be read again',
  upstream_looks: 'when contacts and result codes of a campaign were read',
  upstream_mirrors: 'how far the mirror is',
  upstream_records: 'IDs and hashes of records',
  upstream_rejected: 'IDs of records, and why they were refused',
  upstream_shrinks: 'how many records are missing',
  users: noEvent,
  view_limits: 'limits of views, and when they are counted next',
  wallboard_tiles: 'which tiles somebody chose',
}

type Row = Record<string, unknown>
class Undone extends Error {}

/** What the statement answers; what it changes is undone. */
async function rowsAs(role: string, text: string): Promise<Row[]> {
  let rows: Row[] = []
  const undone = server.db.asGate(async (tx) => {
    await sql.raw(role).execute(tx)
    rows = (await sql.raw<Row>(text).execute(tx)).rows
    throw new Undone()
  })
  await undone.catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
  return rows
}
const rowsBound = (text: string) => rowsAs(tenantRole(scope), text)
const rowsOfAll = (text: string) => rowsAs(tenantRole(wholeAccount(1)), text)
const marked = (rows: Row[]) => rows.filter((row) => foreignMark.test(JSON.stringify(row)))

describe('every table of the catalogue', () => {
  test('is bound to groups, or exempt for a reason', async () => {
    const rows = await rowsOfAll(`SELECT relname AS name FROM pg_class
      WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND relnamespace = 'public'::regnamespace`)
    const named = [...Object.keys(bound), ...Object.keys(exempt)]
    expect(rows.map(({ name }) => name).sort()).toEqual(named.sort())
    const policies = await rowsOfAll(`SELECT relname AS name FROM pg_policy
      JOIN pg_class ON pg_class.oid = polrelid WHERE NOT polpermissive AND polname = 'own_groups'`)
    expect(policies.map(({ name }) => name).sort()).toEqual(Object.keys(bound).sort())
  })

  test.each(Object.entries(bound))('%s shows nothing of other groups', async (table, forbidden) => {
    const all = await rowsOfAll(`SELECT * FROM ${table}`)
    // Else nothing would be shown by this.
    const planted = all.length - (await rowsBound(`SELECT * FROM ${table}`)).length
    expect(planted).toBeGreaterThan(0)
    expect(await rowsBound(`SELECT * FROM ${table} WHERE ${forbidden}`)).toEqual([])
    expect(marked(await rowsBound(`SELECT * FROM ${table}`))).toEqual([])
  })

  test.each(Object.keys(bound))('%s shows nothing at all where nothing was set', async (table) => {
    const role = `SELECT set_config('role', 'callboard_bound', true),
      set_config('callboard.client_id', '1', true)`
    const rows = await rowsAs(role, `SELECT * FROM ${table}`)
    const isTelling = (row: Row) =>
      table === 'audit_log' ? row.object_kind === 'event' : row.kind !== 'many'
    expect(rows.filter(isTelling)).toEqual([])
  })

  test('changes nothing of other groups either', async () => {
    for (const table of Object.keys(bound)) {
      // Nobody of the application may.
      if (table === 'audit_log') continue
      const changed = await rowsBound(`WITH gone AS (DELETE FROM ${table} RETURNING *)
        SELECT count(*) AS count FROM gone WHERE ${bound[table]}`)
      expect([table, changed[0]?.count]).toEqual([table, 0])
    }
    const given = `UPDATE acd_events SET acd_groups_id = ${foreignGroup} RETURNING id`
    await expect(rowsBound(given)).rejects.toThrow(/row-level security/)
  })
})

describe('every function that the policies do not bind', () => {
  /** They run as their owners; what each of them may tell. */
  const definers: Record<string, string> = {
    callboard_chain_audit: 'links an entry of the audit log to the one before',
    callboard_find_events: 'finds words; it looks at the groups itself',
    callboard_gate_sessions: 'who asks; nobody but the gate may call it',
    callboard_gate_tokens: 'who asks; nobody but the gate may call it',
    callboard_gate_versions: 'who asks; nobody but the gate may call it',
    callboard_give_up_copies: 'names of copies of campaigns',
    callboard_unfinished_campaigns: 'IDs of campaigns',
  }

  test('is known', async () => {
    const rows = await rowsOfAll(`SELECT proname AS name FROM pg_proc
      WHERE prosecdef AND pronamespace = 'public'::regnamespace`)
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(definers).sort())
  })

  test('finds words in the own groups alone', async () => {
    const asked = `SELECT callboard_find_events('{%zqleak%}', 5000) AS ids`
    const all = await rowsOfAll(asked)
    expect(all[0]?.ids).toContain(foreign)
    expect(await rowsBound(asked)).toEqual([{ ids: [] }])
    const role = `SELECT set_config('role', 'callboard_bound', true),
      set_config('callboard.client_id', '1', true)`
    expect(await rowsAs(role, asked)).toEqual([{ ids: [] }])
  })
})

test('the past shows nothing of other groups', async () => {
  for (let minutes = 1; minutes < 9; minutes += 1) {
    const at = new Date(server.time.now - minutes * 60_000).toISOString()
    const asked = `SELECT * FROM callboard_events_at('${at}')`
    expect(marked(await rowsBound(asked))).toEqual([])
    expect((await rowsBound(asked)).filter((row) => row.acd_groups_id !== 235)).toEqual([])
  }
})
