import { type RawBuilder, sql } from 'kysely'
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
  await openFromTheirCreation(tx)
}

/** An import is open from its import on; demo events were open from when they came until they were closed. */
const openFromTheirCreation = (tx: Tx) =>
  sql`INSERT INTO acd_event_quarter_hour_changes
    SELECT client_id, quarter_hour, acd_groups_id, acd_event_types_id, 0, 0, 0, 0, 0, sum(opened), 0
    FROM (
      SELECT client_id, quarter_hour, acd_groups_id, acd_event_types_id, -opened AS opened
      FROM acd_event_quarter_hour_changes
      UNION ALL
      SELECT client_id, callboard_quarter_hour(dt_created), acd_groups_id, acd_event_types_id, 1
      FROM acd_events
      UNION ALL
      SELECT client_id, callboard_quarter_hour(closed_last), acd_groups_id, acd_event_types_id, -1
      FROM acd_events WHERE acd_event_status_id IN (99, 100)
    ) AS each_one
    GROUP BY client_id, quarter_hour, acd_groups_id, acd_event_types_id
    HAVING sum(opened) <> 0`.execute(tx)

/** An event until it changed: what was otherwise then, and from when to when. */
function formerly(
  differs: Readonly<Record<string, unknown>>,
  from: RawBuilder<unknown>,
  to: RawBuilder<unknown>,
) {
  const texts = { event_data: null, search_text: null }
  return sql`INSERT INTO acd_event_versions
    SELECT (jsonb_populate_record(NULL::acd_event_versions, to_jsonb(acd_events)
      || ${JSON.stringify({ ...differs, ...texts })}::jsonb
      || jsonb_build_object('valid_from', ${from}, 'valid_to', ${to},
        'dt_modified', ${from}, 'dt_last_modified', ${from}))).*
    FROM acd_events WHERE ${from} < ${to}`
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
  // Until somebody answered, or until it ended as Error.
  const first = sql`coalesce(answered_first, dt_last_modified)`
  await formerly({ ...waiting, ...unanswered }, sql`dt_created`, first).execute(tx)
  const answered = { acd_event_status_id: 30, closed_first: null, closed_last: null }
  await formerly(answered, sql`answered_first`, sql`dt_last_modified`).execute(tx)
}
