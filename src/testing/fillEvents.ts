import { sql } from 'kysely'
import type { Db } from '@/server/db/open'

/** Many plain events by one statement, with IDs from 1,000,001 on: one a minute up to `now`. */
export const fillEvents = (db: Db, client_id: number, count: number, now = Date.now()) =>
  db.asTenant(client_id, (tx) =>
    sql`INSERT INTO acd_events (client_id, id, acd_groups_id, event_data, acd_event_types_id,
        dt_modified, subject, sender, dt_created, acd_event_status_id, dt_last_modified, search_text)
      SELECT ${client_id}, 1000000 + n, (SELECT min(id) FROM acd_groups), '', 5,
        created, 'Plain ' || n, 'x', created, 1, created, ''
      FROM generate_series(1, ${count}::integer) n, LATERAL (
        SELECT ${new Date(now)}::timestamptz - (${count}::integer - n) * interval '1 minute' AS created
      ) made`.execute(tx),
  )
