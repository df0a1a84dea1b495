import { sql } from 'kysely'
import type { EventFacets } from '@/contract/eventList'
import { type QuickField, quickTerm } from '@/contract/filter/quick'
import type { Term } from '@/contract/filter/terms'
import { formerEvents } from '../changes/asOf'
import type { Moment } from '../changes/moment'
import { eventCondition, wordsOf } from '../filter/eventFilter'
import type { Tx } from '../http/mount'
import { fromClause, narrowed } from '../list/readList'
import type { Condition, FilterContext, ListSource } from '../list/source'

/** How many of the events that the rest of the filter leaves share these three values. */
type Cell = {
  status: number
  type: number
  group: number
  count: number
  /** Whether the quick values of each field let them through. */
  byStatus: boolean
  byType: boolean
  byGroup: boolean
}

/** A rare word is looked up among the present events alone. */
type Among = { within?: readonly Condition[]; isPresent?: boolean }

/** One pass over what the rest of the filter leaves; the quick values are looked at afterwards. */
async function readCells(
  tx: Tx,
  source: ListSource,
  terms: readonly Term[],
  context: FilterContext,
  { within = [], isPresent = true }: Among = {},
): Promise<Cell[]> {
  const quick = (field: QuickField) => {
    const term = quickTerm(terms, field)
    return { term, condition: term ? eventCondition(term, context) : sql`true` }
  }
  const [status, type, group] = [quick('status'), quick('type'), quick('group')]
  const aside = [status.term, type.term, group.term]
  const rest = terms.filter((term) => !aside.some((other) => other === term))
  const { conditions } = await narrowed(tx, source, {
    conditions: [...within, ...rest.map((term) => eventCondition(term, context))],
    words: isPresent ? wordsOf(rest, context) : [],
  })
  const { rows } = await sql<Cell>`SELECT acd_event_status_id AS status,
      acd_event_types_id AS type, acd_groups_id AS "group", count(*) AS count,
      ${status.condition} AS "byStatus", ${type.condition} AS "byType",
      ${group.condition} AS "byGroup"
    ${fromClause(source, conditions)}
    GROUP BY acd_event_status_id, acd_event_types_id, acd_groups_id`.execute(tx)
  return rows
}

function countBy(cells: readonly Cell[], value: (cell: Cell) => number) {
  const counts = new Map<number, number>()
  for (const cell of cells) counts.set(value(cell), (counts.get(value(cell)) ?? 0) + cell.count)
  return [...counts].map(([ID, count]) => ({ ID, count })).sort((a, b) => a.ID - b.ID)
}

/** An earlier moment, and the events that changed since. */
export type Former = { moment: Moment; changed: readonly number[] }

/** The cells of a moment: the events that are as they were, and the others as they were then. */
async function formerCells(
  tx: Tx,
  source: ListSource,
  terms: readonly Term[],
  context: FilterContext,
  { moment, changed }: Former,
): Promise<Cell[]> {
  const then = { ...context, now: moment.at }
  const same = sql`acd_events.id <> ALL(${[...changed]}::integer[])`
  const former = { ...source, table: sql`${formerEvents(moment)} AS acd_events` }
  return [
    ...(await readCells(tx, source, terms, then, { within: [same] })),
    ...(await readCells(tx, former, terms, then, { isPresent: false })),
  ]
}

/** As they are now, or as they were at a moment. */
export async function readFacets(
  tx: Tx,
  source: ListSource,
  terms: readonly Term[],
  context: FilterContext,
  former?: Former,
): Promise<EventFacets> {
  const cells = former
    ? await formerCells(tx, source, terms, context, former)
    : await readCells(tx, source, terms, context)
  const left = (holds: (cell: Cell) => boolean) => cells.filter(holds)
  return {
    AcdEventStatusID: countBy(
      left((cell) => cell.byType && cell.byGroup),
      (cell) => cell.status,
    ),
    AcdEventTypesID: countBy(
      left((cell) => cell.byStatus && cell.byGroup),
      (cell) => cell.type,
    ),
    AcdGroupsID: countBy(
      left((cell) => cell.byStatus && cell.byType),
      (cell) => cell.group,
    ),
    total: left((cell) => cell.byStatus && cell.byType && cell.byGroup).reduce(
      (sum, { count }) => sum + count,
      0,
    ),
  }
}
