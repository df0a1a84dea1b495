import { halfHourMs } from '@/contract/slot'
import { stampInstant, wallStamp } from '@/contract/values/zone'
import { type Tile, type TileName, tileNames } from '@/contract/wallboard'
import { m } from '@/messages'
import { formatAge, formatNumber } from '@/ui/text/format'
import { formatShare } from './formatShare'

/** How long ago a moment was, at the moment of the numbers. */
export function ageAt(asOf: string, since: string | null, zone: string): string {
  if (since === null) return m.wallboard.nothing
  return formatAge(Math.max(0, (stampInstant(asOf, zone) ?? 0) - (stampInstant(since, zone) ?? 0)))
}

/** Which of the six a tile is; undefined for a saved view. */
export const ownName = ({ name, ViewsID }: Pick<Tile, 'name' | 'ViewsID'>): TileName | undefined =>
  ViewsID === null ? tileNames.find((known) => known === name) : undefined

/** In the reader's language; a view is called as its owner called it. */
export function tileTitle(tile: Tile): string {
  const own = ownName(tile)
  return own === undefined ? tile.name : m.wallboard.tiles[own]
}

type Counted = { tile: Tile; value: Tile['value']; asOf: string; zone: string }

/** How a tile's value is written: a number, a share, or how long ago. */
export function tileText({ tile, value, asOf, zone }: Counted): string {
  if (value === null) return m.wallboard.nothing
  if (typeof value === 'string') return ageAt(asOf, value, zone)
  return ownName(tile) === 'In time today' ? formatShare(value) : formatNumber(value)
}

/** The same half an hour ago; an age is that of then. */
export function beforeText({ tile, asOf, zone }: Omit<Counted, 'value'>): string | undefined {
  if (tile.before === null) return undefined
  const then = wallStamp((stampInstant(asOf, zone) ?? 0) - halfHourMs, zone)
  return m.wallboard.before(tileText({ tile, value: tile.before, asOf: then, zone }))
}

/** The goal of a tile, in minutes; undefined where it has none. */
export const goalText = ({ goal }: Tile): string | undefined =>
  typeof goal === 'number' ? m.wallboard.goal(formatAge(goal * 60_000)) : undefined

export const isBurning = (tile: Tile): boolean =>
  ownName(tile) === 'Overdue' && typeof tile.value === 'number' && tile.value > 0
