import { sql } from 'kysely'
import type { Passkey } from '@/contract/people/passkeys'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { recordText, stamp, type WireOf } from '../list/wire'
import type { WaysInAt } from '../people/hasWayIn'
import { takeWayIn } from '../people/takeWayIn'

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

/** Removes one of one's own; the last way in stays. */
export async function removeOwnPasskey(
  tx: Tx,
  { principal, ...at }: WaysInAt & { principal: Principal },
  ID: number,
): Promise<void> {
  const { UsersID } = principal
  if (UsersID === null) throw new Refusal('passkey_not_found')
  const removed = await takeWayIn(tx, { ...at, UsersID, last: 'last_way_in' }, () =>
    tx
      .deleteFrom('passkeys')
      .where('id', '=', ID)
      .where('users_id', '=', UsersID)
      .returning('name')
      .executeTakeFirst(),
  )
  if (!removed) throw new Refusal('passkey_not_found')
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
