import { sql } from 'kysely'
import type { Change } from '@/contract/event/changes'
import type { Tx } from '../db/transaction'
import { isForgotten, isSince, type Snapshot } from './snapshot'

/** What happened; undefined where it was too much, or too long ago, to say it one by one. */
export type Changes = Change[] | undefined

type Row = { snapshot: string; forgotten: boolean; changes: (Change | null)[] | null }

const maxTold = 2000

const told = ({ forgotten, changes }: Row): Changes => {
  if (forgotten || (changes?.length ?? 0) > maxTold) return undefined
  const named = (changes ?? []).filter((change) => change !== null)
  return named.length === (changes?.length ?? 0) ? named : undefined
}

const list = sql`json_agg(CASE WHEN kind <> 'many' THEN
  json_build_object('ID', acd_events_id, 'version', version, 'kind', kind) END ORDER BY number)`

/**
 * What happened since a snapshot, and up to which snapshot. Both come from one query: so no change
 * is missed or sent twice, whatever the order in which transactions began and ended.
 */
export async function changesSince(
  tx: Tx,
  snapshot: Snapshot,
  now: number,
): Promise<{ snapshot: Snapshot; changes: Changes }> {
  const { rows } = await sql<Row>`SELECT pg_current_snapshot()::text AS snapshot,
    ${isForgotten(snapshot)} AS forgotten,
    (SELECT ${list} FROM (SELECT * FROM acd_event_changes WHERE ${isSince(snapshot)}
      ORDER BY number LIMIT ${maxTold + 1}) AS told) AS changes`.execute(tx)
  const row = rows[0] ?? { snapshot: snapshot.pgSnapshot, forgotten: true, changes: null }
  return { snapshot: { pgSnapshot: row.snapshot, at: now }, changes: told(row) }
}

/** What happened after one snapshot and up to another. */
export async function changesBetween(tx: Tx, from: Snapshot, upTo: Snapshot): Promise<Changes> {
  const { rows } = await sql<Row>`SELECT ${isForgotten(from)} AS forgotten,
    (SELECT ${list} FROM (SELECT * FROM acd_event_changes
      WHERE ${isSince(from)} AND pg_visible_in_snapshot(xid, ${upTo.pgSnapshot}::pg_snapshot)
      ORDER BY number LIMIT ${maxTold + 1}) AS told) AS changes`.execute(tx)
  const [row] = rows
  return row && told(row)
}
