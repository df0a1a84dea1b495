import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { isForgotten, isSince, type Snapshot } from './snapshot'

/** A snapshot with more changed events than this is no longer read: the list starts over. */
const maxChanged = 20_000

/** The events that changed since a snapshot; undefined where it can no longer be read. */
export async function changedSince(tx: Tx, snapshot: Snapshot): Promise<number[] | undefined> {
  const { rows } = await sql<{ lost: boolean; ids: number[] | null }>`
    SELECT ${isForgotten(snapshot)} OR coalesce(bool_or(kind = 'many'), false) AS lost,
      array_agg(DISTINCT acd_events_id) FILTER (WHERE acd_events_id IS NOT NULL) AS ids
    FROM acd_event_changes WHERE ${isSince(snapshot)}`.execute(tx)
  const ids = rows[0]?.ids ?? []
  return rows[0]?.lost || ids.length > maxChanged ? undefined : ids
}

/** The first change of each event since a snapshot: it holds the event as it was then. */
export const firstChanges = (snapshot: Snapshot) => sql`(SELECT DISTINCT ON (acd_events_id)
    acd_events_id AS id, before FROM acd_event_changes WHERE ${isSince(snapshot)}
  ORDER BY acd_events_id, number)`

/** The events that changed since a snapshot, as they were then; the new ones are not among them. */
export const formerEvents = (snapshot: Snapshot) => sql`(SELECT former.*
  FROM ${firstChanges(snapshot)} AS first,
    LATERAL jsonb_populate_record(NULL::acd_events, first.before) AS former
  WHERE first.before IS NOT NULL)`
