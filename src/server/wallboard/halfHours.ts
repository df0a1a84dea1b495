import { wallStamp } from '@/contract/values/zone'
import type { BoardHalfHour } from '@/contract/wallboard'
import type { Counts } from '../milestones/quarterHours'
import { shareOf } from './shareOf'

const halfHourMs = 30 * 60_000

/** What is counted of a half hour; `from` in epoch ms. */
export type HalfHourCounts = Pick<
  Counts,
  'came' | 'answered' | 'closed' | 'goals' | 'met' | 'opened' | 'unknown'
> & { from: number }

/** `midnight`: the first moment of the day of `now`, as the zone's clock has it. */
export type Today = { now: number; zone: string; midnight: number }

/** When the half hour that is under way began. */
export const startOfHalfHour = ({ now, midnight }: Today): number =>
  now - ((now - midnight) % halfHourMs)

/** Today until the end of the half hour that is under way. */
export const hoursOf = (today: Today) => ({
  from: today.midnight,
  to: startOfHalfHour(today) + halfHourMs,
})

const sumOf = (parts: readonly HalfHourCounts[], name: keyof HalfHourCounts) =>
  parts.reduce((sum, part) => sum + part[name], 0)

type Counted = {
  counts: readonly HalfHourCounts[]
  /** How many are open at `now`. */
  open: number
  /** How many goals were changed in a half hour, by its beginning. */
  goalChanges: ReadonlyMap<number, number>
}

/** The half hours since midnight, the one under way last. */
export function boardHalfHours(
  today: Today,
  { counts, open, goalChanges }: Counted,
): BoardHalfHour[] {
  const slots = []
  for (let from = today.midnight; from <= startOfHalfHour(today); from += halfHourMs) {
    const here = counts.filter((part) => part.from === from)
    const since = counts.filter((part) => part.from >= from)
    slots.push({
      from: wallStamp(from, today.zone),
      created: sumOf(here, 'came'),
      answered: sumOf(here, 'answered'),
      inTime: shareOf(sumOf(here, 'met'), sumOf(here, 'goals')),
      closed: sumOf(here, 'closed'),
      open: open - sumOf(since, 'opened'),
      unknown: sumOf(here, 'unknown'),
      goalChanges: goalChanges.get(from) ?? 0,
    })
  }
  return slots
}
