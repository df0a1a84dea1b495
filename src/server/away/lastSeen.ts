import { sql } from 'kysely'
import { ownerOf } from '../db/scope'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'

/** Since when the principal is not here, on whatever device that was; undefined: never seen. */
export async function readLastSeen(tx: Tx, principal: Principal): Promise<number | undefined> {
  const row = await tx
    .selectFrom('last_seen')
    .select('seen_at')
    .where('owner', '=', ownerOf(principal))
    .executeTakeFirst()
  return row?.seen_at.getTime()
}

/** Of several pages and devices the latest counts. */
export async function storeLastSeen(tx: Tx, principal: Principal, now: number): Promise<void> {
  const seen = { client_id: principal.ClientsID, owner: ownerOf(principal), seen_at: new Date(now) }
  await tx
    .insertInto('last_seen')
    .values(seen)
    .onConflict((conflict) =>
      conflict.columns(['client_id', 'owner']).doUpdateSet({
        seen_at: sql`greatest(last_seen.seen_at, excluded.seen_at)`,
      }),
    )
    .execute()
}
