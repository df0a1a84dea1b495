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

/** An event until it changed: what was otherwise then, and from when to when. */
function formerly(differs: Readonly<Record<string, unknown>>, from: string, to: string) {
  const texts = { event_data: null, search_text: null }
  return sql`INSERT INTO acd_event_versions
    SELECT (jsonb_populate_record(NULL::acd_event_versions, to_jsonb(acd_events)
      || ${JSON.stringify({ ...differs, ...texts })}::jsonb
      || jsonb_build_object('valid_from', ${sql.ref(from)}, 'valid_to', ${sql.ref(to)}))).*
    FROM acd_events WHERE ${sql.ref(from)} < ${sql.ref(to)}`
}

/** What demo events were like until they were answered, and then until they were last changed. */
export async function tellDemoVersions(tx: Tx): Promise<void> {
  await sql`UPDATE acd_events SET state_since = NULL`.execute(tx)
  const waiting = { acd_event_status_id: 1, users_id: null, closed_first: null, closed_last: null }
  const unanswered = {
    answered_first: null,
    answered_last: null,
    seen_first: null,
    seen_last: null,
  }
  await formerly({ ...waiting, ...unanswered }, 'dt_created', 'answered_first').execute(tx)
  const answered = { acd_event_status_id: 30, closed_first: null, closed_last: null }
  await formerly(answered, 'answered_first', 'dt_last_modified').execute(tx)
}
