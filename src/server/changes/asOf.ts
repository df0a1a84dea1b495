import { sql } from 'kysely'
import type { Tx } from '../http/mount'
import { isForgotten, isSince, type Moment } from './moment'

/** More changed events than this are not put back one by one. */
const mostChanged = 20_000

/** The events that changed since a moment; undefined where the moment cannot be had any more. */
export async function changedSince(tx: Tx, moment: Moment): Promise<number[] | undefined> {
  const { rows } = await sql<{ lost: boolean; ids: number[] | null }>`
    SELECT ${isForgotten(moment)} OR coalesce(bool_or(kind = 'many'), false) AS lost,
      array_agg(DISTINCT acd_events_id) FILTER (WHERE acd_events_id IS NOT NULL) AS ids
    FROM acd_event_changes WHERE ${isSince(moment)}`.execute(tx)
  const ids = rows[0]?.ids ?? []
  return rows[0]?.lost || ids.length > mostChanged ? undefined : ids
}

/** The first change of each event since a moment: it holds the event as it was then. */
export const firstChanges = (moment: Moment) => sql`(SELECT DISTINCT ON (acd_events_id)
    acd_events_id AS id, before FROM acd_event_changes WHERE ${isSince(moment)}
  ORDER BY acd_events_id, number)`

/** The events that changed since a moment, as they were then; the new ones are not among them. */
export const formerEvents = (moment: Moment) => sql`(SELECT former.*
  FROM ${firstChanges(moment)} AS first,
    LATERAL jsonb_populate_record(NULL::acd_events, first.before) AS former
  WHERE first.before IS NOT NULL)`
