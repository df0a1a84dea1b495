import { randomInt } from 'node:crypto'
import type { TableCopy } from '../db/tableCopy'

/**
 * What was counted since the backup, and what other copies of it count, is never so much. A number
 * stays exact for thousands of restores.
 */
const leastLeap = 1_000_000_000
const furthestLeap = 100_000_000_000

/** Tables whose changes are counted. */
const countedTables = `SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  WHERE tgfoid = 'callboard_bump_table'::regproc`

/**
 * Versions go on far from where they were, so that a tag of before fits nothing that comes now, and
 * whoever reads changes begins anew (decision 48).
 */
export async function beginAnew({ kind, query }: TableCopy): Promise<void> {
  const leap = leastLeap + randomInt(furthestLeap)
  await query(`SELECT setval('row_versions', (SELECT last_value FROM row_versions) + ${leap})`)
  // The policy of each client account binds an owner who is no superuser.
  await query('ALTER TABLE table_versions NO FORCE ROW LEVEL SECURITY')
  await query('ALTER TABLE clients NO FORCE ROW LEVEL SECURITY')
  await query(`INSERT INTO table_versions AS counter (client_id, table_name, shard, version)
    SELECT client_id, relname, 0, ${leap} FROM clients, (${countedTables}) AS counted
    GROUP BY client_id, relname
    ON CONFLICT (client_id, table_name, shard) DO UPDATE SET version = counter.version + ${leap}`)
  await query('ALTER TABLE clients FORCE ROW LEVEL SECURITY')
  await query('ALTER TABLE table_versions FORCE ROW LEVEL SECURITY')
  // The first start finds another place, and forgets what was read there (adoptChanges).
  await query(`UPDATE acd_event_change_origin SET place = 'a backup of ${kind}'`)
}
