import { type Kysely, sql, type Transaction } from 'kysely'
import { orUnclear } from './databaseAway'
import type { Tables } from './schema'
import type { Statement } from './statement'

/** An open transaction: what a function takes that reads or changes tables. */
export type Tx = Transaction<Tables>

/** `repeatable read`: all queries of the transaction see the same snapshot. */
export type Isolation = 'repeatable read'

function accountOf(ClientsID: number): string {
  if (!Number.isInteger(ClientsID)) throw new Error('A client account has an integer ID')
  return String(ClientsID)
}

/** Sets role and client account until the transaction ends; `client` is SQL. */
const entering = (role: 'callboard_app' | 'callboard_gate', client: string) =>
  `SELECT set_config('role', '${role}', true), set_config('callboard.client_id', ${client}, true)`

/** SQL that makes a transaction one of this client account. */
export const tenantRole = (ClientsID: number) =>
  entering('callboard_app', `'${accountOf(ClientsID)}'`)

/** The same as a statement of its own. */
export const tenantRoleStatement = (ClientsID: number): Statement => ({
  name: 'callboard_enter',
  text: entering('callboard_app', '$1'),
  values: [accountOf(ClientsID)],
})

/** SQL that lets a transaction see tokens and sessions of every client account. */
export const gateRole = entering('callboard_gate', "''")

/** From here on the transaction is one of this client account, whatever role it began with. */
export async function enterTenant(tx: Tx, ClientsID: number): Promise<void> {
  await sql.raw(tenantRole(ClientsID)).execute(tx)
}

/** Where its answer does not come, the outcome is unclear. */
async function commit(tx: Tx): Promise<void> {
  await sql`COMMIT`.execute(tx).catch((error) => {
    throw orUnclear(error)
  })
}

/**
 * One transaction in a role. It begins and takes the role (`enter`) in one message, since every
 * message costs a round trip; otherwise it is what Kysely's own `transaction` does.
 */
export function roleTransaction<Result>(
  kysely: Kysely<Tables>,
  enter: string,
  run: (tx: Tx) => Promise<Result>,
  isolation: Isolation | 'read committed' = 'read committed',
): Promise<Result> {
  return kysely.connection().execute(async (connection) => {
    // From here to the end this connection is in a transaction, which is what the type says.
    const tx = connection as Tx
    try {
      await sql.raw(`BEGIN ISOLATION LEVEL ${isolation}; ${enter}`).execute(tx)
      const result = await run(tx)
      await commit(tx)
      return result
    } catch (error) {
      // On a broken connection this rejects as well; the first error is the one that is thrown.
      await sql`ROLLBACK`.execute(tx).catch(() => undefined)
      throw error
    }
  })
}
