import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

/** Events are answered within so many minutes, one sooner and one later. */
const slowestMinutes = 90

/**
 * The past of demo events, as if they had been worked on here: each was answered some time after it
 * came, and those that are closed were closed when they were last changed.
 */
export async function tellDemoPast(tx: Tx): Promise<void> {
  const answered = sql`least(dt_modified, greatest(dt_created, coalesce(dt_remind, dt_created))
    + (id * 37 % ${slowestMinutes} + 1) * interval '1 minute')`
  await sql`UPDATE acd_events SET counted = true,
      answered_first = past.answered, answered_last = past.answered,
      seen_first = past.seen, seen_last = past.seen,
      closed_first = past.closed, closed_last = past.closed,
      deadline = past.deadline
    FROM (SELECT id AS of_id,
        CASE WHEN acd_event_status_id <> 100 THEN ${answered} END AS answered,
        CASE WHEN acd_event_status_id = 30 THEN ${answered} END AS seen,
        CASE WHEN acd_event_status_id IN (99, 100) THEN dt_modified END AS closed,
        callboard_deadline(client_id, acd_groups_id, acd_event_types_id, dt_created, dt_remind)
          AS deadline
      FROM acd_events WHERE counted IS FALSE) AS past
    WHERE id = past.of_id`.execute(tx)
}
