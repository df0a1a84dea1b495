import { sql } from 'kysely'
import { wallStamp } from '@/contract/values/zone'
import type { BoardHalfHour } from '@/contract/wallboard'
import type { Tx } from '../db/transaction'
import { type HalfHour, readHalfHours } from '../milestones/quarterHours'

const halfHourMs = 30 * 60_000

type Goals = Pick<HalfHour, 'goals' | 'met'>

/** Of the half hour that is under way, the goals that have passed so far. */
async function readGoalsSoFar(tx: Tx, from: number, now: number): Promise<Goals> {
  const { rows } = await sql<Goals>`SELECT count(*)::integer AS goals,
      count(*) FILTER (WHERE answered_first <= deadline)::integer AS met
    FROM acd_events WHERE deadline >= ${new Date(from)} AND deadline <= ${new Date(now)}`.execute(
    tx,
  )
  return rows[0] ?? { goals: 0, met: 0 }
}

const sumOf = (parts: readonly HalfHour[], name: Exclude<keyof HalfHour, 'from'>) =>
  parts.reduce((sum, part) => sum + part[name], 0)

type Today = { now: number; zone: string; midnight: number; open: number }

/** The half hours since midnight, the one under way last; `open` is how many are open now. */
export async function halfHours(
  tx: Tx,
  { now, zone, midnight, open }: Today,
): Promise<BoardHalfHour[]> {
  const current = now - ((now - midnight) % halfHourMs)
  const parts = await readHalfHours(tx, { from: midnight, to: current + halfHourMs })
  const soFar = await readGoalsSoFar(tx, current, now)
  const slots = []
  for (let from = midnight; from <= current; from += halfHourMs) {
    const here = parts.filter((part) => part.from === from)
    const { goals, met } =
      from === current ? soFar : { goals: sumOf(here, 'goals'), met: sumOf(here, 'met') }
    const since = parts.filter((part) => part.from >= from)
    slots.push({
      from: wallStamp(from, zone),
      created: sumOf(here, 'came'),
      answered: sumOf(here, 'answered'),
      inTime: goals === 0 ? null : met / goals,
      closed: sumOf(here, 'closed'),
      open: open - sumOf(since, 'opened'),
    })
  }
  return slots
}
