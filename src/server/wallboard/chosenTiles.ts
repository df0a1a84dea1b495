import type { TileChoice } from '@/contract/wallboard'
import { ownerOf } from '../db/scope'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { viewRepository } from '../views/viewRepository'

/** What the principal chose, in its order; undefined where nothing was chosen. */
export async function readChosenTiles(
  tx: Tx,
  principal: Principal,
): Promise<readonly TileChoice[] | undefined> {
  const row = await tx
    .selectFrom('wallboard_tiles')
    .select('tiles')
    .where('owner', '=', ownerOf(principal))
    .executeTakeFirst()
  return row?.tiles
}

/** Refuses a view that the principal does not see. */
async function checkViews(
  tx: Tx,
  principal: Principal,
  tiles: readonly TileChoice[],
  zone: string,
) {
  const seen = await viewRepository(tx, principal, zone).filters()
  const IDs = new Set(seen.map(({ id }) => id))
  if (tiles.some((tile) => 'ViewsID' in tile && !IDs.has(tile.ViewsID))) {
    throw new Refusal('view_not_found')
  }
}

/** Keeps what was chosen; none: the six that everybody starts with. */
export async function storeChosenTiles(
  tx: Tx,
  principal: Principal,
  tiles: readonly TileChoice[],
  zone: string,
): Promise<void> {
  await checkViews(tx, principal, tiles, zone)
  const owner = ownerOf(principal)
  await tx.deleteFrom('wallboard_tiles').where('owner', '=', owner).execute()
  if (tiles.length === 0) return
  await tx
    .insertInto('wallboard_tiles')
    .values({ client_id: principal.ClientsID, owner, tiles: JSON.stringify(tiles) })
    .execute()
}
