import { parseDate } from '@/contract/event/appointment'
import { halfHourMs } from '@/contract/slot'
import { instantOf, plusDays, type Wall, wallDate, wallOf, wallStamp } from '@/contract/values/zone'

/** Half an hour as the centre's clock has it; `at` is its beginning in epoch ms. */
export type SlotTime = {
  at: number
  from: string
  /** `hh:mm`, and the weekday: 1 is Monday. */
  time: string
  weekday: number
  /** The clock shows this time twice that night, and this is the second pass. */
  second: boolean
}

const weekdayOf = (from: string) => new Date(`${from.slice(0, 10)}T00:00Z`).getUTCDay() || 7

/**
 * The half hours of some days, from midnight to midnight: 48 a day, fewer or more where the clock
 * changes.
 */
export function halfHoursOf(date: string, days: number, zone: string): SlotTime[] {
  const day = parseDate(date)
  if (!day) return []
  const midnight: Wall = { ...day, hour: 0, minute: 0 }
  const end = instantOf(plusDays(midnight, days), zone).instant
  const seen = new Set<string>()
  const halfHours: SlotTime[] = []
  for (let at = instantOf(midnight, zone).instant; at < end; at += halfHourMs) {
    const from = wallStamp(at, zone)
    const second = seen.has(from)
    seen.add(from)
    halfHours.push({ at, from, time: from.slice(11, 16), weekday: weekdayOf(from), second })
  }
  return halfHours
}

/** The half hour that an instant falls into. */
export function halfHourAt(instant: number, zone: string): SlotTime | undefined {
  return halfHoursOf(wallDate(wallOf(instant, zone)), 1, zone).findLast(({ at }) => at <= instant)
}
