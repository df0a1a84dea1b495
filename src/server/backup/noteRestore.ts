import { commandLine } from '../audit/author'
import { authorColumns } from '../audit/recordAudit'
import { wholeAccount } from '../db/scope'
import type { TableCopy } from '../db/tableCopy'
import { tenantRole } from '../db/transaction'

const action = 'database.restore'

/** In a transaction: writes into the audit log of each client account that its rows came from a backup, and of when. */
export async function noteRestore(
  { query }: TableCopy,
  { now, madeAt }: { now: number; madeAt: string },
): Promise<void> {
  await query(`SELECT set_config('role', 'callboard_gate', true)`)
  const clients = await query<{ id: number }>('SELECT client_id AS id FROM clients ORDER BY 1')
  for (const { id } of clients) {
    const columns = {
      ...authorColumns(commandLine(id, now)),
      action,
      object_kind: 'database',
      after: JSON.stringify({ madeAt }),
    }
    const names = Object.keys(columns)
    await query(tenantRole(wholeAccount(id)))
    await query(
      `INSERT INTO audit_log (${names.join()}) VALUES (${names.map((_, at) => `$${at + 1}`).join()})`,
      Object.values(columns),
    )
  }
  await query('RESET ROLE')
}
