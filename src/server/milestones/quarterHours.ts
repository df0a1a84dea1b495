import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/transaction'

/** What is counted of events, for each quarter hour, group and type. */
export const countNames = [
  'came',
  'answered',
  'closed',
  'goals',
  'met',
  'opened',
  'unknown',
] as const
type CountName = (typeof countNames)[number]
export type Counts = Record<CountName, number>
type OfGroup = { AcdGroupsID: number; AcdEventTypesID: number }

const key = sql`acd_groups_id AS "AcdGroupsID", acd_event_types_id AS "AcdEventTypesID"`
const sums = (...names: CountName[]): RawBuilder<unknown> =>
  sql.join(names.map((name) => sql`sum(${sql.id(name)})::bigint AS ${sql.id(name)}`))

const columns = sql.raw(`quarter_hour, acd_groups_id, acd_event_types_id, ${countNames.join(', ')}`)
/** What was merged and what waits for it, of one snapshot, as one table. */
const quarterHours = sql`(SELECT ${columns} FROM acd_event_quarter_hours
  UNION ALL SELECT ${columns} FROM acd_event_quarter_hour_changes) AS quarter_hours`

/** A half hour of a group and type; `from` in epoch ms. `opened` is how many more were open at its end. */
export type HalfHour = OfGroup & Counts & { from: number }

/** The half hours from one moment to another; the first one begins at `from`, in any zone. */
export async function readHalfHours(
  tx: Tx,
  { from, to }: { from: number; to: number },
): Promise<HalfHour[]> {
  const begin = sql`${new Date(from)}::timestamptz`
  const { rows } = await sql<Omit<HalfHour, 'from'> & { half_hour: Date }>`
    SELECT date_bin('30 minutes', quarter_hour, ${begin}) AS half_hour, ${key}, ${sums(...countNames)}
    FROM ${quarterHours} WHERE quarter_hour >= ${begin} AND quarter_hour < ${new Date(to)}
    GROUP BY half_hour, acd_groups_id, acd_event_types_id
    ORDER BY half_hour, acd_groups_id, acd_event_types_id`.execute(tx)
  return rows.map(({ half_hour, ...counts }) => ({ from: half_hour.getTime(), ...counts }))
}

/** The sums of some hours: of each half hour, and of each group and type. */
type SumsOfHours = {
  halfHours: (Counts & { from: number })[]
  groups: (Counts & OfGroup)[]
}

/** The same hours added up both ways, in one reading. */
export async function readHours(
  tx: Tx,
  { from, to }: { from: number; to: number },
): Promise<SumsOfHours> {
  const begin = sql`${new Date(from)}::timestamptz`
  const { rows } = await sql<Counts & OfGroup & { half_hour: Date | null }>`
    SELECT half_hour, ${key}, ${sums(...countNames)} FROM (
      SELECT *, date_bin('30 minutes', quarter_hour, ${begin}) AS half_hour FROM ${quarterHours}
      WHERE quarter_hour >= ${begin} AND quarter_hour < ${new Date(to)}) AS hours
    GROUP BY GROUPING SETS ((half_hour), (acd_groups_id, acd_event_types_id))`.execute(tx)
  return {
    halfHours: rows.flatMap(({ half_hour, ...counts }) =>
      half_hour === null ? [] : [{ ...counts, from: half_hour.getTime() }],
    ),
    groups: rows.filter(({ half_hour }) => half_hour === null),
  }
}

export type OpenAt = OfGroup & { open: number }

/** How many events were open at the beginning of a quarter hour: those of now, less what came since. */
export async function readOpenAt(tx: Tx, at: number): Promise<OpenAt[]> {
  const { rows } = await sql<OpenAt>`SELECT ${key}, sum(open)::bigint AS open FROM (
      SELECT acd_groups_id, acd_event_types_id, count(*) AS open FROM acd_events
      WHERE acd_event_status_id NOT IN (99, 100) GROUP BY acd_groups_id, acd_event_types_id
      UNION ALL
      SELECT acd_groups_id, acd_event_types_id, -opened FROM ${quarterHours}
      WHERE quarter_hour >= ${new Date(at)}
    ) AS each_one GROUP BY acd_groups_id, acd_event_types_id
    HAVING sum(open) <> 0 ORDER BY acd_groups_id, acd_event_types_id`.execute(tx)
  return rows
}

export type PassedGoals = OfGroup & Pick<Counts, 'goals' | 'met'>

const quarterMs = 15 * 60_000

/**
 * The goals that passed from the beginning of a quarter hour until now, and those that were met. Of
 * the quarter that is not over only those that have passed: they are counted by the events.
 */
export async function readPassedGoals(
  tx: Tx,
  { from, now }: { from: number; now: number },
): Promise<PassedGoals[]> {
  const current = Math.floor(now / quarterMs) * quarterMs
  const { rows } = await sql<PassedGoals>`SELECT ${key}, ${sums('goals', 'met')} FROM (
      SELECT acd_groups_id, acd_event_types_id, goals, met FROM ${quarterHours}
      WHERE quarter_hour >= ${new Date(from)} AND quarter_hour < ${new Date(current)}
      UNION ALL
      SELECT acd_groups_id, acd_event_types_id, 1,
        CASE WHEN answered_first <= deadline THEN 1 ELSE 0 END FROM acd_events
      WHERE deadline >= ${new Date(Math.max(current, from))} AND deadline <= ${new Date(now)}
        AND counted IS NOT NULL
    ) AS each_one GROUP BY acd_groups_id, acd_event_types_id
    HAVING sum(goals) <> 0 ORDER BY acd_groups_id, acd_event_types_id`.execute(tx)
  return rows
}
