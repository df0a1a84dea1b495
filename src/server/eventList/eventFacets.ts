import { sql } from 'kysely'
import type { EventFacets } from '@/contract/event/eventList'
import { type QuickField, quickTerm } from '@/contract/filter/quick'
import type { Term } from '@/contract/filter/terms'
import type { Tx } from '../db/transaction'
import { eventCondition } from '../filter/eventFilter'
import { type CountedPart, fromPart } from './countedParts'

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

/** One pass over what the rest of the filter leaves; the quick values are looked at afterwards. */
async function readCells(tx: Tx, part: CountedPart, terms: readonly Term[]): Promise<Cell[]> {
  const quick = (field: QuickField) => {
    const term = quickTerm(terms, field)
    return { term, condition: term ? eventCondition(term, part.context) : sql`true` }
  }
  const [status, type, group] = [quick('status'), quick('type'), quick('group')]
  const aside = [status.term, type.term, group.term]
  const rest = terms.filter((term) => !aside.some((other) => other === term))
  const { rows } = await sql<Cell>`SELECT acd_event_status_id AS status,
      acd_event_types_id AS type, acd_groups_id AS "group", count(*) AS count,
      ${status.condition} AS "byStatus", ${type.condition} AS "byType",
      ${group.condition} AS "byGroup"
    ${await fromPart(tx, part, rest)}
    GROUP BY acd_event_status_id, acd_event_types_id, acd_groups_id`.execute(tx)
  return rows
}

function countBy(cells: readonly Cell[], value: (cell: Cell) => number) {
  const counts = new Map<number, number>()
  for (const cell of cells) counts.set(value(cell), (counts.get(value(cell)) ?? 0) + cell.count)
  return [...counts].map(([ID, count]) => ({ ID, count })).sort((a, b) => a.ID - b.ID)
}

export async function readFacets(
  tx: Tx,
  parts: readonly CountedPart[],
  terms: readonly Term[],
): Promise<EventFacets> {
  const cells: Cell[] = []
  for (const part of parts) cells.push(...(await readCells(tx, part, terms)))
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
