import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

/** Milliseconds of a piece, in which others wait for it on the embedded database. */
const pieceMs = 60
const smallest = 50
const largest = 2000

/** So many events next, after so many took so long. */
export const nextSize = (size: number, took: number) =>
  Math.round(Math.min(largest, Math.max(smallest, size * Math.min(2, pieceMs / took))))

/**
 * How many events of before there were milestones are not filled in yet. Until none is left, numbers
 * of the past are too small.
 */
export async function countToFillIn(tx: Tx): Promise<number> {
  const { left } = await tx
    .selectFrom('acd_events')
    .select(sql<number>`count(*)`.as('left'))
    .where('counted', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

const unanswered = sql`(0, 1, 2, 4, 20)`
const answering = sql`(10, 30, 40, 98, 99)`

/** What the audit log tells of each event; a create tells how it began, all others what it became. */
const factsOf = (ids: readonly number[]) => sql`
  SELECT object_id AS of,
    (array_agg(was ORDER BY place) FILTER (WHERE was IS NOT NULL))[1] AS began,
    (array_agg(status ORDER BY place DESC) FILTER (WHERE status IS NOT NULL))[1] AS ended,
    min(at) FILTER (WHERE answers) AS answered_first, max(at) FILTER (WHERE answers) AS answered_last,
    min(at) FILTER (WHERE status = 30 AND NOT creates) AS seen_first,
    max(at) FILTER (WHERE status = 30 AND NOT creates) AS seen_last,
    min(at) FILTER (WHERE status IN (99, 100) AND NOT creates) AS closed_first,
    max(at) FILTER (WHERE status IN (99, 100) AND NOT creates) AS closed_last,
    min(at) FILTER (WHERE moves) AS moved_first, max(at) FILTER (WHERE moves) AS moved_last
  FROM (
    SELECT object_id, id AS place, dt_created AS at, status, creates,
      CASE WHEN creates THEN status ELSE (before ->> 'AcdEventStatusID')::integer END AS was,
      NOT creates AND (status IN ${answering} OR (after ->> 'UsersID')::integer = users_id) IS TRUE
        AS answers,
      NOT creates AND after ->> 'AcdGroupsID' IS NOT NULL AS moves
    FROM audit_log, LATERAL (SELECT action = 'event.create' AS creates,
      (after ->> 'AcdEventStatusID')::integer AS status) AS told
    WHERE object_kind = 'event' AND object_id = ANY (${[...ids]}::integer[])
  ) AS entries GROUP BY object_id`

const isKnown = sql`began_waiting AND follows`

/**
 * Fills in the events with the lowest IDs that are left, so many at most; how many they were. What
 * the audit log tells is known; an event whose log does not lead from its beginning to its present
 * status has an unknown past. It is bookkeeping alone: no version moves.
 */
export async function fillInPiece(tx: Tx, size: number): Promise<number> {
  const piece = await tx
    .selectFrom('acd_events')
    .select('id')
    .where('counted', 'is', null)
    .orderBy('id')
    .limit(size)
    .forUpdate()
    .execute()
  const ids = piece.map(({ id }) => id)
  if (ids.length === 0) return 0
  // A statement of its own: it sees what was done until the events were locked.
  await sql`WITH facts AS (${factsOf(ids)}), known AS (
      SELECT event.*, coalesce(ended, event.acd_event_status_id) = event.acd_event_status_id
          AS follows,
        coalesce(began, event.acd_event_status_id) IN ${unanswered} AS began_waiting, facts.*
      FROM (SELECT client_id, id, acd_event_status_id, answered_first AS a1, answered_last AS a2,
          seen_first AS s1, seen_last AS s2, closed_first AS c1, closed_last AS c2,
          moved_first AS m1, moved_last AS m2,
          CASE WHEN acd_event_status_id NOT IN (99, 100) THEN callboard_deadline(client_id,
            acd_groups_id, acd_event_types_id, dt_created, dt_remind) END AS goal
        FROM acd_events WHERE id = ANY (${ids}::integer[])) AS event
      LEFT JOIN facts ON facts.of = event.id
    )
    UPDATE acd_events SET counted = ${isKnown},
      answered_first = CASE WHEN ${isKnown} THEN least(a1, known.answered_first) END,
      answered_last = greatest(a2, known.answered_last),
      seen_first = CASE WHEN ${isKnown} THEN least(s1, known.seen_first) END,
      seen_last = greatest(s2, known.seen_last),
      closed_first = CASE WHEN ${isKnown} THEN least(c1, known.closed_first) END,
      closed_last = greatest(c2, CASE WHEN follows THEN known.closed_last END),
      moved_first = CASE WHEN ${isKnown} THEN least(m1, known.moved_first) END,
      moved_last = greatest(m2, known.moved_last),
      deadline = CASE WHEN ${isKnown} AND least(a1, known.answered_first) IS NULL
        AND goal > callboard_clock() THEN goal END
    FROM known WHERE acd_events.client_id = known.client_id AND acd_events.id = known.id`.execute(
    tx,
  )
  return ids.length
}
