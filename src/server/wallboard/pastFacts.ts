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
import { isWaiting, oldestByType, waitingSince } from './oldestWaiting'

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

/** What is open, with what is due of it and has waited longest, in one pass. */
const openReading = (where: (filter: string) => RawBuilder<unknown>, now: number): Reading => ({
  open: sql`count(*)::integer`,
  due: count(where('appointment:due')),
  overdue: count(where('appointment:overdue')),
  oldest: sql`min(${waitingSince}) FILTER (WHERE ${isWaiting(now)})`,
  where: where('status:open'),
})

/** What is due alone: it is little, and has an index of its own. */
const dueReading = (where: (filter: string) => RawBuilder<unknown>): Reading => ({
  due: sql`count(*)::integer`,
  overdue: count(where('appointment:overdue')),
  where: where('appointment:due'),
})

/**
 * Each number by the filter of its list, for each group and type; each reading by its own index. A
 * group and type may come more than once. Where the sums of what was open are known, the events that
 * are still as they were are not read for it, nor for the oldest.
 */
async function readRows(tx: Tx, context: FilterContext, isOpenKnown: boolean): Promise<Row[]> {
  const { before, halves } = halvesAt(context.now)
  const [same, former] = halves
  const where = (filter: string) => conditionOf(filter, context)
  const open = openReading(where, context.now)
  const today: Reading[] = [
    { closedToday: sql`count(*)::integer`, where: where('closed:today') },
    {
      metToday: count(where('goal:met')),
      goalsToday: sql`count(*)::integer`,
      where: where('goal:met,missed deadline:today'),
    },
  ]
  const readings = [
    readingOf(same, isOpenKnown ? dueReading(where) : open),
    readingOf(former, isOpenKnown ? { ...open, open: sql`0` } : open),
    ...halves.flatMap((events) => today.map((reading) => readingOf(events, reading))),
  ]
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
 * What was open by the kept sums, and the oldest of what is still as it was. Undefined where so much
 * has changed since that to read what is open takes no longer: a changed event is found by an index
 * of moments, far from the next one.
 */
async function openThen(tx: Tx, sumsOf: EventSums, { context, present }: Counting) {
  const { principal, now } = context
  const sums = await sumsOf(tx, principal, present)
  const open = sums.filter(isOpen)
  const then = await sumsAt(tx, sums, now, open.reduce((sum, { count }) => sum + count, 0) / 2)
  if (!then) return undefined
  const places = new Map(open.map(({ group, type }) => [`${group} ${type}`, { group, type }]))
  const [same] = halvesAt(now).halves
  const oldest = await oldestByType(tx, now, [...places.values()], same)
  return {
    counts: then.filter(isOpen).map((sum): Count => ({ ...sum, key: 'open' })),
    oldest: [...oldest].flatMap(([place, since]) => {
      const at = places.get(place)
      return at ? [{ ...at, oldest: since }] : []
    }),
  }
}

type Oldest = Place & { oldest: Date | null }

/** The oldest by group, and by group and type; and where the first of all waits. */
function oldestOf(rows: readonly Oldest[]) {
  const oldest = new Map<number, Date>()
  const oldestOfTypes = new Map<string, Date>()
  for (const { group, type, oldest: since } of rows) {
    if (since === null) continue
    const place = `${group} ${type}`
    oldest.set(group, earlier(oldest.get(group), since))
    oldestOfTypes.set(place, earlier(oldestOfTypes.get(place), since))
  }
  const group = firstOf(oldest)
  const types = rows.flatMap((row) => {
    const since = oldestOfTypes.get(`${row.group} ${row.type}`)
    return row.group === group && since ? [[row.type, since] as const] : []
  })
  const type = firstOf(new Map(types))
  const isKnown = group !== undefined && type !== undefined
  return { oldest, oldestOfTypes, first: isKnown ? { group, type } : undefined }
}

/** Reads what waited at a past minute, which is the context's `now`, from the events as they were. */
export function pastFacts(sumsOf: EventSums) {
  return async (tx: Tx, counting: Counting): Promise<BoardFacts> => {
    const { context, today } = counting
    const open = await openThen(tx, sumsOf, counting)
    const rows = await readRows(tx, context, open !== undefined)
    const { first, ...oldest } = oldestOf([...rows, ...(open?.oldest ?? [])])
    const counts = rows.flatMap(({ group, type, ...row }) =>
      numbers.map((key): Count => ({ group, type, key, count: row[key] })),
    )
    return {
      numbers: byType([...counts, ...(open?.counts ?? [])]),
      ...oldest,
      goalOfOldest: first ? await goalAt(tx, first, context.now) : null,
      halfHours: await readHalfHours(tx, today),
    }
  }
}
