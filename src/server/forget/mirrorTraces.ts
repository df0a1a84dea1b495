import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { blackBar } from './numberNotations'

/**
 * In a mirror an event is the other system's, and what Callboard has made of it is not: its comments
 * and former versions go here, what the audit log says of it is blackened by who calls this.
 */
export async function removeTraces(
  tx: Tx,
  ids: readonly number[],
): Promise<{ comments: number; versions: number }> {
  if (ids.length === 0) return { comments: 0, versions: 0 }
  const comments = await tx
    .deleteFrom('acd_event_comments')
    .where('acd_events_id', 'in', ids)
    .executeTakeFirst()
  const versions = await tx
    .deleteFrom('acd_event_versions')
    .where('id', 'in', ids)
    .executeTakeFirst()
  return { comments: Number(comments.numDeletedRows), versions: Number(versions.numDeletedRows) }
}

/** What is read of a mirrored campaign when somebody looks, by its table. */
const looked: Readonly<Record<string, string>> = {
  dialler_contacts: 'contact',
  dialler_campaigns_result_codes: 'resultCode',
}

/** What was erased here is as the other system says it again once somebody looks, while it lists it. */
export async function readAnew(tx: Tx, table: string, ids: readonly number[]): Promise<void> {
  const kind = looked[table]
  if (kind === undefined || ids.length === 0) return
  await sql`UPDATE upstream_records SET hash = NULL
    WHERE kind = ${kind} AND id = ANY (${[...ids]}::integer[])`.execute(tx)
}

/** Whose entries are blackened has no name in them any more. */
const hasTraces = sql`(EXISTS (SELECT FROM acd_event_comments AS trace
    WHERE trace.acd_events_id = event.id)
  OR EXISTS (SELECT FROM acd_event_versions AS trace WHERE trace.id = event.id)
  OR EXISTS (SELECT FROM audit_log AS trace WHERE trace.object_kind = 'event'
    AND trace.object_id = event.id AND trace.name <> ${blackBar}))`

const wasClosed = (oldest: Date) => sql`acd_event_status_id IN (99, 100)
  AND (closed_last < ${oldest} OR closed_last IS NULL AND dt_last_modified < ${oldest})`

/** Takes Callboard's own traces of the next events that were closed before then; the events stay. */
export async function removeOldestTraces(tx: Tx, oldest: Date, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM acd_events AS event
    WHERE ${wasClosed(oldest)} AND ${hasTraces}
    ORDER BY id LIMIT ${limit} FOR UPDATE OF event SKIP LOCKED`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await removeTraces(tx, ids)
  return ids
}

/** Events that the other system lists no more were kept here alone: they go with their traces. */
export async function removeOldestNotListed(
  tx: Tx,
  oldest: Date,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`WITH oldest AS MATERIALIZED (
      SELECT id FROM acd_events_not_listed WHERE ${wasClosed(oldest)}
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    DELETE FROM acd_events_not_listed WHERE id IN (TABLE oldest) RETURNING id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await removeTraces(tx, ids)
  return ids
}
