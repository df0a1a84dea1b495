import { wallStamp } from '@/contract/values/zone'
import { type Tile, type TileChoice, tileNames } from '@/contract/wallboard'
import { ownerOf, scopeKey } from '../db/scope'
import type { Tx } from '../db/transaction'
import { eventLists } from '../events/eventLists'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import type { ListOptions } from '../list/listing'
import { keptMs } from '../past/pastMinute'
import { viewRepository } from '../views/viewRepository'
import { minuteBefore } from './boardMinutes'
import { countEachMinute } from './countEachMinute'
import { pacedCount } from './pacedCount'

type View = { id: number; name: string; filter: string }
/** `isPast`: `now` is a past minute; `present` is when it is asked for. */
type Asking = { principal: Principal; now: number; present: number; isPast: boolean }

const isGiven = <Value>(value: Value | undefined): value is Value => value !== undefined

/** The tiles that somebody chose: of the six, which the board brings, and of saved views. */
export function tileReader(settings: ListOptions) {
  const { zone } = settings
  const lists = eventLists(settings)
  const paced = pacedCount<number | null>()
  const onceAMinute = countEachMinute<number | null>()

  /** Null where the filter of the view cannot be read any more. */
  async function countOf(tx: Tx, filter: string, asking: Asking): Promise<number | null> {
    try {
      return (await lists.count(tx, filter, asking)).count
    } catch (error) {
      if (error instanceof Refusal) return null
      throw error
    }
  }

  async function viewTile(tx: Tx, asking: Asking, { id, name, filter }: View): Promise<Tile> {
    const { principal, now, present, isPast } = asking
    const key = JSON.stringify([scopeKey(principal), ownerOf(principal), filter])
    const count = () => countOf(tx, filter, asking)
    const { value, countedAt } = isPast
      ? { value: await count(), countedAt: now }
      : await paced({ key, now }, count)
    const asOf = wallStamp(countedAt, zone)
    const then = { ...asking, now: minuteBefore(now), isPast: true }
    const isKept = then.now >= present - keptMs
    const minute = { key: `${isPast} ${key}`, minute: then.now }
    const before = isKept ? await onceAMinute(minute, () => countOf(tx, filter, then)) : null
    return { name, ViewsID: id, value, before, goal: null, asOf, filter }
  }

  async function viewTiles(tx: Tx, asking: Asking, chosen: readonly number[]) {
    const tiles = new Map<number, Tile>()
    if (chosen.length === 0) return tiles
    for (const view of await viewRepository(tx, asking.principal, zone).filters()) {
      if (chosen.includes(view.id)) tiles.set(view.id, await viewTile(tx, asking, view))
    }
    return tiles
  }

  return async (
    tx: Tx,
    asking: Asking,
    { chosen, own }: { chosen: readonly TileChoice[] | undefined; own: readonly Tile[] },
  ): Promise<Tile[]> => {
    const tiles = chosen ?? tileNames.map((name) => ({ name }))
    const views = await viewTiles(
      tx,
      asking,
      tiles.flatMap((tile) => ('ViewsID' in tile ? [tile.ViewsID] : [])),
    )
    // A view that is gone, or not shared any more, has no tile.
    return tiles
      .map((tile) =>
        'ViewsID' in tile ? views.get(tile.ViewsID) : own.find(({ name }) => name === tile.name),
      )
      .filter(isGiven)
  }
}
