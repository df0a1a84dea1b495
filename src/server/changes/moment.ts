import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../http/mount'

/** What could be seen, as the database says it, and when that was. */
export type Moment = { snapshot: string; at: number }

/** Reads what {@link momentText} made and the contract has checked. */
export function readMoment(text: string): Moment {
  const [snapshot = '', at = '0'] = text.split('@')
  return { snapshot, at: Number(at) }
}

export const momentText = ({ snapshot, at }: Moment) => `${snapshot}@${at}`

/** Which changes happened after a moment: those of transactions that it does not see. */
export const isSince = ({ snapshot }: Moment): RawBuilder<boolean> =>
  sql<boolean>`(xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
    AND NOT pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot))`

/**
 * Nothing can be said of the moment: changes after it were pruned, or it is one of another
 * database: from before a dump was restored here, or of transactions that are still to come.
 */
export const isForgotten = ({ snapshot, at }: Moment): RawBuilder<boolean> =>
  sql<boolean>`(EXISTS (SELECT FROM acd_event_change_horizons
      WHERE xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot))
    OR EXISTS (SELECT FROM acd_event_change_origin WHERE since > ${new Date(at)})
    OR pg_snapshot_xmax(${snapshot}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()))`

/** The moment of this transaction, or of this query where each has its own. */
export async function presentMoment(tx: Tx, now: number): Promise<Moment> {
  const { rows } = await sql<{ snapshot: string }>`
    SELECT pg_current_snapshot()::text AS snapshot`.execute(tx)
  return { snapshot: rows[0]?.snapshot ?? '', at: now }
}
