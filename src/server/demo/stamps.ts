import { wallStamp } from '@/contract/values/zone'

const day = 86_400_000

/** How far the wall clock of a zone is ahead of UTC. */
export const offsetAt = (instant: number, zone: string) =>
  Date.parse(`${wallStamp(instant, zone)}Z`) - instant

/**
 * Writes stamps of one zone as `wallStamp` does, for a million events: a day whose wall clock
 * runs evenly is worked out once.
 */
export function stampWriter(zone: string): (instant: number) => string {
  const offsets = new Map<number, number | undefined>()
  const offsetOf = (date: number) => {
    const offset = offsetAt(date * day, zone)
    return offset === offsetAt((date + 1) * day, zone) ? offset : undefined
  }
  return (instant) => {
    const date = Math.floor(instant / day)
    if (!offsets.has(date)) offsets.set(date, offsetOf(date))
    const offset = offsets.get(date)
    if (offset === undefined) return wallStamp(instant, zone)
    return new Date(instant + offset).toISOString().slice(0, -1)
  }
}
