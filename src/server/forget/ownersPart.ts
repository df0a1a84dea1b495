import { sql } from 'kysely'
import { wholeAccount } from '../db/scope'
import { enterTenant, type Tx } from '../db/transaction'

/**
 * A part of a transaction as the tables' owner, who alone may change what the application adds to and
 * never changes. The policies still show this client account and no other.
 */
export async function asTablesOwner<Result>(
  tx: Tx,
  ClientsID: number,
  run: () => Promise<Result>,
): Promise<Result> {
  await sql`SELECT set_config('role', 'none', true)`.execute(tx)
  // Where it fails, the transaction is rolled back, and the role with it.
  const result = await run()
  await enterTenant(tx, wholeAccount(ClientsID))
  return result
}
