import { sql } from 'kysely'
import type { Change } from '@/contract/changes'
import type { Tx } from '../http/mount'
import { isForgotten, isSince, type Moment } from './moment'

/** What happened; undefined where it was too much, or too long ago, to say it one by one. */
export type Changes = Change[] | undefined

type Row = { snapshot: string; forgotten: boolean; changes: (Change | null)[] | null }

const mostTold = 2000

const told = ({ forgotten, changes }: Row): Changes => {
  if (forgotten || (changes?.length ?? 0) > mostTold) return undefined
  const named = (changes ?? []).filter((change) => change !== null)
  return named.length === (changes?.length ?? 0) ? named : undefined
}

const list = sql`json_agg(CASE WHEN kind <> 'many' THEN
  json_build_object('ID', acd_events_id, 'version', version, 'kind', kind) END ORDER BY number)`

/**
 * What happened since a moment, and up to which. One query is one snapshot, so what it shows and
 * what it calls the present are the same: nothing is missed and nothing is told twice, whatever
 * the order in which transactions began and ended.
 */
export async function changesSince(
  tx: Tx,
  moment: Moment,
  now: number,
): Promise<{ moment: Moment; changes: Changes }> {
  const { rows } = await sql<Row>`SELECT pg_current_snapshot()::text AS snapshot,
    ${isForgotten(moment)} AS forgotten,
    (SELECT ${list} FROM (SELECT * FROM acd_event_changes WHERE ${isSince(moment)}
      ORDER BY number LIMIT ${mostTold + 1}) AS told) AS changes`.execute(tx)
  const row = rows[0] ?? { snapshot: moment.snapshot, forgotten: true, changes: null }
  return { moment: { snapshot: row.snapshot, at: now }, changes: told(row) }
}

/** What happened after one moment and up to another. */
export async function changesBetween(tx: Tx, from: Moment, upTo: Moment): Promise<Changes> {
  const { rows } = await sql<Row>`SELECT ${isForgotten(from)} AS forgotten,
    (SELECT ${list} FROM (SELECT * FROM acd_event_changes
      WHERE ${isSince(from)} AND pg_visible_in_snapshot(xid, ${upTo.snapshot}::pg_snapshot)
      ORDER BY number LIMIT ${mostTold + 1}) AS told) AS changes`.execute(tx)
  const [row] = rows
  return row && told(row)
}
