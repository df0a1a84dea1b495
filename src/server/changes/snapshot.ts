import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/transaction'

/** What `pg_current_snapshot()` said, and when that was, in epoch ms. */
export type Snapshot = { pgSnapshot: string; at: number }

/** Reads what {@link snapshotText} made and the contract has checked. */
export function readSnapshot(text: string): Snapshot {
  const [pgSnapshot = '', at = '0'] = text.split('@')
  return { pgSnapshot, at: Number(at) }
}

export const snapshotText = ({ pgSnapshot, at }: Snapshot) => `${pgSnapshot}@${at}`

/**
 * Which changes happened after a snapshot: those of transactions that it does not see. Of an event
 * that goes to another group the parts are for those who see one of both groups; their policy chooses.
 */
export const isSince = ({ pgSnapshot }: Snapshot): RawBuilder<boolean> =>
  sql<boolean>`(xid >= pg_snapshot_xmin(${pgSnapshot}::pg_snapshot)
    AND NOT pg_visible_in_snapshot(xid, ${pgSnapshot}::pg_snapshot)
    AND (part = 'whole' OR current_user = 'callboard_bound'))`

/**
 * Whether the changes since a snapshot are unknown: some were pruned, or the snapshot is one of
 * another database: from before a dump was restored, or with transactions that are still to come.
 */
export const isForgotten = ({ pgSnapshot, at }: Snapshot): RawBuilder<boolean> =>
  sql<boolean>`(EXISTS (SELECT FROM acd_event_change_horizons
      WHERE xid >= pg_snapshot_xmin(${pgSnapshot}::pg_snapshot))
    OR EXISTS (SELECT FROM acd_event_change_origin WHERE since > ${new Date(at)})
    OR pg_snapshot_xmax(${pgSnapshot}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()))`

/** The snapshot of this transaction, or of this query where each has its own. */
export async function currentSnapshot(tx: Tx, now: number): Promise<Snapshot> {
  const { rows } = await sql<{ snapshot: string }>`
    SELECT pg_current_snapshot()::text AS snapshot`.execute(tx)
  return { pgSnapshot: rows[0]?.snapshot ?? '', at: now }
}
