import { sql } from 'kysely'
import type { EventFacets } from '@/contract/event/eventFacets'
import { type QuickField, quickTerm } from '@/contract/filter/quick'
import type { Term } from '@/contract/filter/terms'
import type { Tx } from '../db/transaction'
import { eventCondition } from '../filter/eventFilter'
import type { FilterContext } from '../list/source'
import { type CountedPart, fromPart } from './countedParts'
import { type EventSum, type EventSums, readSums } from './eventSums'
import { sumsAt } from './sumsAt'

/** A sum, and whether the quick values of each field let it through. */
type Cell = EventSum & { byStatus: boolean; byType: boolean; byGroup: boolean }

const summedFields: readonly string[] = ['status', 'type', 'group']

/** A term that asks for nothing but what the sums hold. */
export const isSummed = (term: Term) => term.kind === 'field' && summedFields.includes(term.field)

/** Looks at the sums as at events: the same conditions, read by the database. */
async function readCells(
  tx: Tx,
  sums: readonly EventSum[],
  terms: readonly Term[],
  context: FilterContext,
): Promise<Cell[]> {
  const quick = (field: QuickField) => quickTerm(terms, field)
  const fields = [quick('status'), quick('type'), quick('group')] as const
  const [byStatus, byType, byGroup] = fields.map((term) =>
    term ? eventCondition(term, context) : sql`true`,
  )
  const others = terms.filter((term) => !fields.some((field) => field === term))
  const conditions = others.map((term) => eventCondition(term, context))
  const { rows } = await sql<Cell>`SELECT acd_event_status_id AS status,
      acd_event_types_id AS type, acd_groups_id AS "group", count, (${byStatus}) AS "byStatus",
      (${byType}) AS "byType", (${byGroup}) AS "byGroup"
    FROM (SELECT status AS acd_event_status_id, type AS acd_event_types_id,
        "group" AS acd_groups_id, count
      FROM json_to_recordset(${JSON.stringify(sums)}::json)
        AS sums(status integer, type integer, "group" integer, count integer)) AS acd_events
    WHERE ${sql.join([sql`true`, ...conditions], sql` AND `)}`.execute(tx)
  return rows
}

function countBy(cells: readonly Cell[], value: (cell: Cell) => number) {
  const counts = new Map<number, number>()
  for (const cell of cells) counts.set(value(cell), (counts.get(value(cell)) ?? 0) + cell.count)
  return [...counts].map(([ID, count]) => ({ ID, count })).sort((a, b) => a.ID - b.ID)
}

function facetsOf(cells: readonly Cell[]): EventFacets {
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

/** The facets of sums that these terms let through, which ask for nothing but what sums hold. */
export const facetsOfSums = async (
  tx: Tx,
  sums: readonly EventSum[],
  terms: readonly Term[],
  context: FilterContext,
): Promise<EventFacets> => facetsOf(await readCells(tx, sums, terms, context))

/** Of what needs no other terms the sums are kept, or follow from those that are. */
async function keptSums(tx: Tx, sumsOf: EventSums, { context, ...part }: CountedPart) {
  const { principal, now } = context
  if (part.within.length > 0) return undefined
  if (part.present !== undefined) {
    const present = await sumsOf(tx, principal, part.present)
    return sumsAt(tx, present, now, Number.POSITIVE_INFINITY)
  }
  return part.isPresent ? sumsOf(tx, principal, now) : undefined
}

/** One pass over what the other terms leave, or none: without such terms the sums are kept. */
export const facetReader =
  (sumsOf: EventSums) =>
  async (tx: Tx, parts: readonly CountedPart[], terms: readonly Term[]): Promise<EventFacets> => {
    const rest = terms.filter((term) => !isSummed(term))
    const summed = terms.filter(isSummed)
    const sums: EventSum[] = []
    for (const part of parts) {
      const kept = rest.length === 0 ? await keptSums(tx, sumsOf, part) : undefined
      sums.push(...(kept ?? (await readSums(tx, await fromPart(tx, part, rest)))))
    }
    const [part] = parts
    return part ? facetsOfSums(tx, sums, summed, part.context) : facetsOf([])
  }
export type FacetReader = ReturnType<typeof facetReader>
