import type { Pool } from 'pg'

const begun = `timestamptz '2025-06-01 08:00Z'`
const at = `${begun} + n * interval '1 second'`

/** Of two client accounts, the second one without an audit log of its creates. */
const rowsOf = (client: number, events: number) => `
  SELECT set_config('callboard.client_id', '${client}', false);
  INSERT INTO clients VALUES (${client}, 'Account ${client}');
  INSERT INTO acd_groups (client_id, id, name, name_fold, acd_group_types_id)
    SELECT ${client}, n, 'L’équipe ' || n, 'l’equipe ' || n, 1 FROM generate_series(1, 20) n;
  INSERT INTO users (client_id, id, uid, uid_fold, name_fold)
    SELECT ${client}, n, 'o’neil' || n, 'o’neil' || n, 'o’neil' || n FROM generate_series(1, 20) n;
  INSERT INTO dialler_campaigns (client_id, id, name, name_fold, languages_id)
    SELECT ${client}, n, 'Campaign – ' || n, 'campaign – ' || n, 2 FROM generate_series(1, 100) n;
  INSERT INTO dialler_campaigns_result_codes (client_id, id, dialler_campaigns_id,
      dialler_result_codes_types_id, b_delay, b_appointment, b_agent_bound)
    SELECT ${client}, n, (n + 3) / 4, 1, n % 4 = 1, n % 4 = 2, n % 4 = 3 FROM generate_series(1, 400) n;
  INSERT INTO dialler_contacts (client_id, id, dialler_campaigns_id, name, name_fold, dt_imported)
    SELECT ${client}, n, n % 100 + 1, 'D’Arc ' || n, 'd’arc ' || n, ${begun} FROM generate_series(1, 2000) n;
  INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id, dt_modified,
      dt_received, subject, sender, dt_created, acd_event_status_id, dt_last_modified, search_text)
    SELECT ${client}, n, n % 20 + 1, '', 5, made, made, 'Event ' || n, 'a', made, 1, made,
      CASE WHEN n % 10 = 0 THEN 'l’appel „' || n || '“' ELSE 'plain ' || n END
    FROM generate_series(1, ${events}) n, LATERAL (SELECT ${at} AS made) moments;
  INSERT INTO access_tokens (client_id, name, role, token_sha256, created_at)
    SELECT ${client}, name, role, sha256(convert_to(${client} || name || role || n, 'UTF8')), ${begun}
    FROM (VALUES (1, 'CALLBOARD_ADMIN_TOKEN', 'admin'), (2, 'Sign-in link (admin)', 'admin'),
      (3, 'Sign-in link (admin)', 'admin'), (4, 'Sign-in link (agent)', 'agent'),
      (5, 'CALLBOARD_ADMIN_TOKEN', 'agent')) AS own (n, name, role);
  INSERT INTO idempotency_keys (client_id, access_tokens_id, key, endpoint, request_sha256, created_at)
    SELECT ${client}, (SELECT min(id) FROM access_tokens WHERE client_id = ${client}), 'key ' || n,
      'createEvent', '', ${begun} FROM generate_series(1, 500) n;
  INSERT INTO import_progress SELECT ${client}, 'file ' || n, n FROM generate_series(1, 10) n;
`

/** Every third event of the first account was created here, every sixth by the API itself. */
const auditOfFirst = (events: number) => `
  SELECT set_config('callboard.client_id', '1', false);
  INSERT INTO audit_log (client_id, dt_created, role, name, origin, action, object_kind, object_id)
    SELECT 1, ${at} + CASE WHEN n % 6 = 0 THEN interval '0' ELSE interval '5 seconds' END,
      'admin', 'x', 'token', 'event.create', 'event', n FROM generate_series(3, ${events}, 3) n;
  INSERT INTO audit_log (client_id, dt_created, role, name, origin, action, object_kind, object_id)
    SELECT 1, ${begun}, 'admin', 'x', CASE WHEN name LIKE '%agent%' THEN 'token' ELSE 'command' END,
      'token.create', 'token', id FROM access_tokens WHERE client_id = 1 ORDER BY id;
`

/** Rows as they are before {@link laterMigrations}. */
export async function fillOlder(pool: Pool, events: number): Promise<void> {
  await pool.query(rowsOf(1, events))
  await pool.query(rowsOf(2, 1000))
  await pool.query(auditOfFirst(events))
}

/** What counts and numbers make new each time, and what each start writes. */
const fleeting = ['version', 'last_used_at', 'revoked_at']
const kept = `tablename NOT IN ('migrations', 'table_versions', 'audit_heads', 'acd_event_changes',
  'acd_event_change_horizons', 'acd_event_change_origin', 'campaign_copy_pieces', 'sessions')`
const ofBefore: Record<string, string> = {
  access_tokens: `created_at = ${begun}`,
  audit_log: `dt_created < '2026-01-01'`,
}

/** How many rows each table holds, and a hash of all that they say. */
export async function contentOf(pool: Pool): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND ${kept} ORDER BY tablename`,
  )
  const content: Record<string, string> = {}
  for (const { tablename } of tables) {
    const { rows } = await pool.query(
      `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(hash, '' ORDER BY hash)), '') AS content
        FROM (SELECT md5((to_jsonb(row) - $1::text[])::text) AS hash FROM ${tablename} AS row
          WHERE ${ofBefore[tablename] ?? 'true'}) AS rows`,
      [fleeting],
    )
    content[tablename] = rows[0].content
  }
  return content
}
