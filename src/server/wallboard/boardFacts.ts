import type { Tx } from '../db/transaction'
import type { EventSums } from '../eventList/eventSums'
import type { FilterContext } from '../list/source'
import { readHours, readPassedGoals } from '../milestones/quarterHours'
import { boardNumbers, type NumbersByType } from './boardNumbers'
import { goalOfOldest } from './goalOfOldest'
import { type HalfHourCounts, hoursOf, startOfHalfHour, type Today } from './halfHours'
import { oldestByType, oldestWaiting } from './oldestWaiting'

/** All that is counted for a board, whether of now or of a past minute. */
export type BoardFacts = {
  numbers: NumbersByType
  /** By group, and by group and type, `235 3`, of those that were asked for. */
  oldest: ReadonlyMap<number, Date>
  oldestOfTypes: ReadonlyMap<string, Date>
  /** In minutes, of the event that has waited longest; null: it has none. */
  goalOfOldest: number | null
  /** The half hours since midnight; of the one under way the goals that have passed. */
  halfHours: readonly HalfHourCounts[]
}

export type Counting = {
  context: FilterContext
  today: Today
  /** When it is asked for, epoch ms: later than the context's `now` where that is a past minute. */
  present: number
  /** The groups whose rows by type come along. */
  typesOf: readonly number[]
}

const openPlaces = (numbers: NumbersByType, groups: readonly number[]) =>
  groups.flatMap((group) =>
    [...(numbers.get(group) ?? [])].flatMap(([type, one]) =>
      one.open > 0 ? [{ group, type }] : [],
    ),
  )

/** Reads what waits now: sums that are kept, and what time alone changes. */
export function presentFacts(sumsOf: EventSums) {
  const readNumbers = boardNumbers(sumsOf)
  return async (tx: Tx, { context, today, typesOf }: Counting): Promise<BoardFacts> => {
    const { now, midnight } = today
    const hours = await readHours(tx, hoursOf(today))
    const numbers = await readNumbers(tx, context, { midnight, groups: hours.groups })
    const current = startOfHalfHour(today)
    const soFar = await readPassedGoals(tx, { from: current, now })
    const goals = soFar.reduce((sum, one) => sum + one.goals, 0)
    const met = soFar.reduce((sum, one) => sum + one.met, 0)
    const halfHours = hours.halfHours.map((one) =>
      one.from === current ? { ...one, goals, met } : one,
    )
    const oldest = await oldestWaiting(tx, now, context.principal.groups)
    return {
      numbers,
      oldest,
      goalOfOldest: await goalOfOldest(tx, oldest, now),
      oldestOfTypes: await oldestByType(tx, now, openPlaces(numbers, typesOf)),
      halfHours,
    }
  }
}
