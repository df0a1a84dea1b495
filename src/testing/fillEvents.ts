import { sql } from 'kysely'
import type { Db } from '@/server/db/open'
import type { TestDb } from './database'

/** Plain events of a client account, with IDs from 1,000,001 on: one a minute up to `now`. */
const plainEvents = (client_id: number, count: number, now: number) => `
  INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
    dt_modified, subject, sender, dt_created, acd_event_status_id, dt_last_modified, search_text)
  SELECT ${client_id}, 1000000 + n, (SELECT min(id) FROM acd_groups WHERE client_id = ${client_id}),
    '', 5, created, 'Plain ' || n, 'x', created, 1, created, ''
  FROM generate_series(1, ${count}) n, LATERAL (
    SELECT timestamptz '${new Date(now).toISOString()}' - (${count} - n) * interval '1 minute' AS created
  ) made`

/** Many plain events by one statement. */
export const fillEvents = (db: Db, client_id: number, count: number, now = Date.now()) =>
  db.asAccount(client_id, (tx) => sql.raw(plainEvents(client_id, count, now)).execute(tx))

/**
 * Hundreds of thousands, behind the back of the triggers, which have nobody to tell yet. Indexes
 * that are made anew over all of them cost less than half of what adding each row costs.
 */
export const fillBeforeStart = (db: TestDb, client_id: number, count: number, now: number) =>
  db.asOwner(`DO $$ DECLARE made text[]; one text; BEGIN
    SET LOCAL session_replication_role = replica;
    SELECT array_agg(pg_get_indexdef(indexrelid)) INTO made FROM pg_index
      WHERE indrelid = 'acd_events'::regclass AND NOT indisunique;
    FOR one IN SELECT indexrelid::regclass FROM pg_index
      WHERE indrelid = 'acd_events'::regclass AND NOT indisunique
    LOOP EXECUTE 'DROP INDEX ' || one; END LOOP;
    ${plainEvents(client_id, count, now)};
    FOREACH one IN ARRAY made LOOP EXECUTE one; END LOOP;
  END $$`)
