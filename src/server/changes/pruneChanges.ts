import { sql } from 'kysely'
import { storedClients } from '../auth/clients'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'

const keptMs = 60 * 60_000
const keptChanges = 20_000
/** Of the former states of events, as stored: a few of them may be as large as all others. */
const keptBytes = 64 * 1024 * 1024

/** Deletes old changes of a client account and notes up to which; true where there were any. */
async function forget(tx: Tx, ClientsID: number): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`prune ${ClientsID}`}, 0)) AS mine`.execute(
    tx,
  )
  if (!rows[0]?.mine) return false
  const pruned = await sql`WITH pruned AS (
      DELETE FROM acd_event_changes WHERE changed_at < now() - ${keptMs} * interval '1 millisecond'
        OR number <= (SELECT number FROM acd_event_changes ORDER BY number DESC
          OFFSET ${keptChanges} LIMIT 1)
        OR number <= (SELECT max(number) FROM (SELECT number,
            sum(coalesce(pg_column_size(before), 0)) OVER (ORDER BY number DESC) AS bytes
            FROM acd_event_changes) AS newest WHERE bytes > ${keptBytes})
      RETURNING xid)
    INSERT INTO acd_event_change_horizons AS known (client_id, xid)
    SELECT ${ClientsID}, xid FROM pruned ORDER BY xid DESC LIMIT 1
    ON CONFLICT (client_id) DO UPDATE SET xid = greatest(known.xid, excluded.xid)
    RETURNING client_id`.execute(tx)
  return pruned.rows.length > 0
}

/** Keeps changes of the last hour, 20,000 and 64 MB at most, for each client account. */
export async function pruneChanges(db: Db): Promise<void> {
  let isAnyPruned = false
  for (const ClientsID of await storedClients(db)) {
    const isPruned = await db.asAccount(ClientsID, (tx) => forget(tx, ClientsID))
    isAnyPruned ||= isPruned
  }
  if (isAnyPruned) await db.vacuum('acd_event_changes')
}
