import { type Kysely, sql, type Transaction } from 'kysely'
import { orUnclear } from './databaseAway'
import type { Tables } from './schema'
import { scopeValues, type TenantScope, wholeAccount } from './scope'
import type { Statement } from './statement'

/** An open transaction: what a function takes that reads or changes tables. */
export type Tx = Transaction<Tables>

/** `repeatable read`: all queries of the transaction see the same snapshot. */
export type Isolation = 'repeatable read'

/** Sets role and scope until the transaction ends; each is SQL. */
const entering = (role: string, ...[client, groups, owner]: [string, string, string]) =>
  `SELECT set_config('role', ${role}, true), set_config('callboard.client_id', ${client}, true),
    set_config('callboard.groups', ${groups}, true), set_config('callboard.owner', ${owner}, true)`

/** Policies of its own bind the second one to the scope's groups (`0015_groups_bind.sql`). */
const roleOf = ({ groups }: TenantScope) => (groups === null ? 'callboard_app' : 'callboard_bound')

/** SQL that makes a transaction one of this scope; none of the values holds a quote. */
export const tenantRole = (scope: TenantScope): string => {
  const [client, groups, owner] = scopeValues(scope)
  return entering(`'${roleOf(scope)}'`, `'${client}'`, `'${groups}'`, `'${owner}'`)
}

/** The same as a statement of its own. */
export const tenantRoleStatement = (scope: TenantScope): Statement => ({
  name: 'callboard_enter',
  text: entering('$1', '$2', '$3', '$4'),
  values: [roleOf(scope), ...scopeValues(scope)],
})

/** SQL that lets a transaction see tokens and sessions of every client account. */
export const gateRole = entering("'callboard_gate'", "''", "''", "''")

/** From here on the transaction is one of this scope, whatever role it began with. */
export async function enterTenant(tx: Tx, scope: TenantScope): Promise<void> {
  await sql.raw(tenantRole(scope)).execute(tx)
}

/**
 * A part of a principal's transaction that writes what it then does not see: an event of a group
 * that it is not bound to. What may be written is decided before, in the principal's own scope.
 */
export async function inWholeAccount<Result>(
  tx: Tx,
  scope: TenantScope,
  run: () => Promise<Result>,
): Promise<Result> {
  if (scope.groups === null) return run()
  await enterTenant(tx, wholeAccount(scope.ClientsID))
  // Where it fails, the transaction or its savepoint is rolled back, and the scope with it.
  const result = await run()
  await enterTenant(tx, scope)
  return result
}

/** A part of a transaction of the whole account that shows a principal something, or asks for it. */
export async function inScope<Result>(
  tx: Tx,
  scope: TenantScope,
  run: () => Promise<Result>,
): Promise<Result> {
  if (scope.groups === null) return run()
  await enterTenant(tx, scope)
  const result = await run()
  await enterTenant(tx, wholeAccount(scope.ClientsID))
  return result
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
