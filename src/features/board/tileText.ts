import { stampInstant } from '@/contract/values/zone'
import type { Tile } from '@/contract/wallboard'
import { m } from '@/messages'
import { formatAge, formatNumber } from '@/ui/text/format'
import { formatShare } from './formatShare'

/** How long ago a moment was, at the moment of the numbers. */
export function ageAt(asOf: string, since: string | null, zone: string): string {
  if (since === null) return m.wallboard.nothing
  return formatAge(Math.max(0, (stampInstant(asOf, zone) ?? 0) - (stampInstant(since, zone) ?? 0)))
}

type Counted = { name: Tile['name']; value: Tile['value']; asOf: string; zone: string }

/** How a tile's value is written: a number, a share, or how long ago. */
export function tileText({ name, value, asOf, zone }: Counted): string {
  if (value === null) return m.wallboard.nothing
  if (typeof value === 'string') return ageAt(asOf, value, zone)
  return name === 'In time today' ? formatShare(value) : formatNumber(value)
}

export const isBurning = ({ name, value }: Pick<Tile, 'name' | 'value'>): boolean =>
  name === 'Overdue' && typeof value === 'number' && value > 0
