import { type RawBuilder, sql } from 'kysely'
import { closedStatusIds } from '@/contract/filter/names'
import type { Tx } from '../db/transaction'
import type { EventSum, EventSums } from '../eventList/eventSums'
import { sumsAt } from '../eventList/sumsAt'
import { compileEventFilter } from '../filter/eventFilter'
import type { FilterContext } from '../list/source'
import { halvesAt } from '../past/pastMinute'
import type { BoardFacts, Counting } from './boardFacts'
import { type BoardNumbers, byType, type Count } from './boardNumbers'
import { firstOf, goalAt } from './goalOfOldest'
import { type HalfHourCounts, hoursOf, type Today } from './halfHours'
import { isWaiting, waitingSince } from './oldestWaiting'

const count = (condition: RawBuilder<unknown>) =>
  sql`(count(*) FILTER (WHERE ${condition}))::integer`

const conditionOf = (filter: string, context: FilterContext) =>
  sql`(${sql.join(compileEventFilter(filter, context).conditions, sql` AND `)})`

type Place = { group: number; type: number }
type Row = Place & BoardNumbers & { oldest: Date | null }

/** Of each group and type what the filter of a list counts; what is not counted here is 0. */
type Reading = { where: RawBuilder<unknown> } & Partial<Record<keyof Row, RawBuilder<unknown>>>

const numbers = ['open', 'due', 'overdue', 'closedToday', 'metToday', 'goalsToday'] as const

function readingOf(events: RawBuilder<unknown>, { where, oldest, ...counted }: Reading) {
  const columns = numbers.map((name) => sql`${counted[name] ?? sql`0`} AS ${sql.id(name)}`)
  return sql`SELECT acd_groups_id AS "group", acd_event_types_id AS type, ${sql.join(columns)},
      ${oldest ?? sql`NULL::timestamptz`} AS oldest
    FROM ${events} WHERE ${where} GROUP BY acd_groups_id, acd_event_types_id`
}

/**
 * Each number by the filter of its list, for each group and type; each reading by its own index. A
 * group and type may come more than once. What was open is left out where its sums are known.
 */
async function readRows(tx: Tx, context: FilterContext, isOpenKnown: boolean): Promise<Row[]> {
  const { before, halves } = halvesAt(context.now)
  const where = (filter: string) => conditionOf(filter, context)
  const due: Reading = {
    due: sql`count(*)::integer`,
    overdue: count(where('appointment:overdue')),
    where: where('appointment:due'),
  }
  const open: Reading = { open: sql`count(*)::integer`, where: where('status:open') }
  const waiting: Reading = { oldest: sql`min(${waitingSince})`, where: isWaiting(context.now) }
  const today: Reading[] = [
    { closedToday: sql`count(*)::integer`, where: where('closed:today') },
    {
      metToday: count(where('goal:met')),
      goalsToday: sql`count(*)::integer`,
      where: where('goal:met,missed deadline:today'),
    },
  ]
  const asked = [due, waiting, ...today, ...(isOpenKnown ? [] : [open])]
  const readings = halves.flatMap((events) => asked.map((reading) => readingOf(events, reading)))
  const { rows } = await sql<Row>`${before} ${sql.join(readings, sql` UNION ALL `)}`.execute(tx)
  return rows
}

/**
 * What happened in each half hour since midnight, as it was known then. An event counts as open from
 * its creation to its closing: one that was reopened meanwhile as one that was open all along.
 */
async function readHalfHours(tx: Tx, today: Today): Promise<HalfHourCounts[]> {
  const { from, to } = hoursOf(today)
  const [begin, end] = [new Date(from), new Date(Math.min(to, today.now + 1))]
  const within = (column: string) =>
    sql`${sql.id(column)} >= ${begin} AND ${sql.id(column)} < ${end}`
  const isClosed = sql`acd_event_status_id IN (99, 100)`
  const { before, halves } = halvesAt(today.now)
  const each = (column: string, numbers: RawBuilder<unknown>, where: RawBuilder<unknown>) => {
    const readings = halves.map(
      (events) =>
        sql`SELECT date_bin('30 minutes', ${sql.id(column)}, ${begin}::timestamptz) AS at, ${numbers}
      FROM ${events} WHERE ${within(column)} AND ${where}`,
    )
    return sql.join(readings, sql` UNION ALL `)
  }
  const known = sql`CASE WHEN ${isClosed} AND closed_last IS NULL THEN 0 ELSE 1 END`
  const met = sql`CASE WHEN answered_first <= deadline THEN 1 ELSE 0 END`
  const { rows } = await sql<Omit<HalfHourCounts, 'from'> & { at: Date }>`${before}
    SELECT at, sum(came)::integer AS came, sum(answered)::integer AS answered,
      sum(closed)::integer AS closed, sum(goals)::integer AS goals, sum(met)::integer AS met,
      sum(opened)::integer AS opened, sum(unknown)::integer AS unknown
    FROM (${each(
      'dt_created',
      sql`1 AS came, 0 AS answered, 0 AS closed, 0 AS goals, 0 AS met, ${known} AS opened,
        CASE WHEN counted IS FALSE THEN 1 ELSE 0 END AS unknown`,
      sql`true`,
    )}
      UNION ALL ${each('answered_first', sql`0, 1, 0, 0, 0, 0, 0`, sql`true`)}
      UNION ALL ${each('closed_last', sql`0, 0, 1, 0, 0, -1, 0`, isClosed)}
      UNION ALL ${each('deadline', sql`0, 0, 0, 1, ${met}, 0, 0`, sql`counted IS NOT NULL`)}
    ) AS happened GROUP BY at`.execute(tx)
  return rows.map(({ at, ...counts }) => ({ from: at.getTime(), ...counts }))
}

const earlier = (one: Date | undefined, other: Date) => (one && one < other ? one : other)

const isOpen = ({ status }: EventSum) => !closedStatusIds.includes(status)

/**
 * What was open, by the kept sums. Undefined where so much has changed since that to read what is
 * open takes no longer: a changed event is found by an index of moments, far from the next one.
 */
async function openThen(tx: Tx, sumsOf: EventSums, { context, present }: Counting) {
  const sums = await sumsOf(tx, context.principal, present)
  const open = sums.filter(isOpen).reduce((sum, { count }) => sum + count, 0)
  const then = await sumsAt(tx, sums, context.now, open / 2)
  return then?.filter(isOpen).map((sum): Count => ({ ...sum, key: 'open' }))
}

/** Where the oldest of a row has waited, by group, and by group and type. */
function oldestOf(rows: readonly Row[]) {
  const oldest = new Map<number, Date>()
  const oldestOfTypes = new Map<string, Date>()
  for (const { group, type, oldest: since } of rows) {
    if (since === null) continue
    const place = `${group} ${type}`
    oldest.set(group, earlier(oldest.get(group), since))
    oldestOfTypes.set(place, earlier(oldestOfTypes.get(place), since))
  }
  return { oldest, oldestOfTypes }
}

/** Reads what waited at a past minute, which is the context's `now`, from the events as they were. */
export function pastFacts(sumsOf: EventSums) {
  return async (tx: Tx, counting: Counting): Promise<BoardFacts> => {
    const { context, today } = counting
    const open = await openThen(tx, sumsOf, counting)
    const rows = await readRows(tx, context, open !== undefined)
    const { oldest, oldestOfTypes } = oldestOf(rows)
    const counts = rows.flatMap((row) =>
      numbers.map((key): Count => ({ group: row.group, type: row.type, key, count: row[key] })),
    )
    const group = firstOf(oldest)
    const types = rows.flatMap((row) => {
      const since = oldestOfTypes.get(`${row.group} ${row.type}`)
      return row.group === group && since ? [[row.type, since] as const] : []
    })
    const type = firstOf(new Map(types))
    const isKnown = group !== undefined && type !== undefined
    return {
      numbers: byType([...counts, ...(open ?? [])]),
      oldest,
      oldestOfTypes,
      goalOfOldest: isKnown ? await goalAt(tx, { group, type }, context.now) : null,
      halfHours: await readHalfHours(tx, today),
    }
  }
}
