import { sql } from 'kysely'
import type { Passkey } from '@/contract/people/passkeys'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { recordText, stamp, type WireOf } from '../list/wire'
import { hasWayIn, type WaysInAt } from '../people/hasWayIn'

const columns = (zone: string): WireOf<Passkey> => ({
  ID: 'passkeys.id',
  name: 'passkeys.name',
  dtCreated: stamp('passkeys.created_at', zone),
  dtLastUsed: stamp('passkeys.last_used_at', zone),
})

/** The passkeys of a person as JSON texts, or the one of this ID. */
export async function readPasskeys(
  tx: Tx,
  zone: string,
  { UsersID, ID = null }: { UsersID: number | null; ID?: number | null },
): Promise<string[]> {
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(columns(zone))} AS record
    FROM passkeys WHERE users_id = ${UsersID}::integer
      AND (${ID}::integer IS NULL OR id = ${ID}::integer) ORDER BY id`.execute(tx)
  return rows.map(({ record }) => record)
}

/** Whether a person can still sign in, within the transaction that takes a way from them. */
async function keepsWayIn(tx: Tx, UsersID: number, at: WaysInAt): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`SELECT ${hasWayIn(at)} AS kept
    FROM people WHERE users_id = ${UsersID}::integer`.execute(tx)
  return rows[0]?.kept ?? false
}

/** Removes one of one's own; the last way in stays. */
export async function removeOwnPasskey(
  tx: Tx,
  { principal, ...at }: WaysInAt & { principal: Principal },
  ID: number,
): Promise<void> {
  const { UsersID } = principal
  if (UsersID === null) throw new Refusal('passkey_not_found')
  // Two removals at once take turns: the second sees what the first has left.
  await tx.selectFrom('people').select('role').where('users_id', '=', UsersID).forUpdate().execute()
  const removed = await tx
    .deleteFrom('passkeys')
    .where('id', '=', ID)
    .where('users_id', '=', UsersID)
    .returning('name')
    .executeTakeFirst()
  if (!removed) throw new Refusal('passkey_not_found')
  if (!(await keepsWayIn(tx, UsersID, at))) throw new Refusal('last_way_in')
  const before = { name: removed.name, UsersID }
  await recordAudit(tx, { principal, now: at.now }, { action: 'passkey.remove', id: ID, before })
}

/** Whether anybody here signs in by passkey. Says nothing of anybody in particular. */
export async function hasPasskeys(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    some: boolean
  }>`SELECT EXISTS (SELECT FROM passkeys) AS some`.execute(tx)
  return rows[0]?.some ?? false
}
