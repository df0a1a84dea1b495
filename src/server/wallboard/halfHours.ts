import { wallStamp } from '@/contract/values/zone'
import type { BoardHalfHour } from '@/contract/wallboard'
import type { Tx } from '../db/transaction'
import { type Counts, readPassedGoals } from '../milestones/quarterHours'
import { shareOf } from './shareOf'

const halfHourMs = 30 * 60_000

type HalfHour = Counts & { from: number }
type Today = { now: number; zone: string; midnight: number }

/** When the half hour that is under way began. */
const currentFrom = ({ now, midnight }: Omit<Today, 'zone'>): number =>
  now - ((now - midnight) % halfHourMs)

/** Today until the end of the half hour that is under way. */
export const hoursOf = (today: Omit<Today, 'zone'>) => ({
  from: today.midnight,
  to: currentFrom(today) + halfHourMs,
})

const sumOf = (parts: readonly Counts[], name: keyof Counts) =>
  parts.reduce((sum, part) => sum + part[name], 0)

/** The half hours since midnight, the one under way last; `open` is how many are open now. */
export async function halfHours(
  tx: Tx,
  today: Today,
  { parts, open }: { parts: readonly HalfHour[]; open: number },
): Promise<BoardHalfHour[]> {
  const current = currentFrom(today)
  // Of the half hour that is under way, the goals that have passed so far.
  const soFar = await readPassedGoals(tx, { from: current, now: today.now })
  const passed = soFar.reduce(
    (sum, { goals, met }) => ({ goals: sum.goals + goals, met: sum.met + met }),
    { goals: 0, met: 0 },
  )
  const slots = []
  for (let from = today.midnight; from <= current; from += halfHourMs) {
    const here = parts.filter((part) => part.from === from)
    const { goals, met } =
      from === current ? passed : { goals: sumOf(here, 'goals'), met: sumOf(here, 'met') }
    const since = parts.filter((part) => part.from >= from)
    slots.push({
      from: wallStamp(from, today.zone),
      created: sumOf(here, 'came'),
      answered: sumOf(here, 'answered'),
      inTime: shareOf(met, goals),
      closed: sumOf(here, 'closed'),
      open: open - sumOf(since, 'opened'),
    })
  }
  return slots
}
