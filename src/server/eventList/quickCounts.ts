import { sql } from 'kysely'
import type { EventFacets } from '@/contract/event/eventFacets'
import type { Term } from '@/contract/filter/terms'
import type { Tx } from '../db/transaction'
import { type CountedPart, fromPart } from './countedParts'
import { estimateOf } from './estimateOf'
import { type FacetReader, isSummed } from './eventFacets'

/** In the planner's units: as much as some ten thousand events, which takes as long as a page. */
const maxCost = 2000

/** What the planner takes the count of these terms for. */
export async function costOf(tx: Tx, part: CountedPart, terms: readonly Term[]): Promise<number> {
  const estimate = await estimateOf(tx, sql`SELECT count(*) ${await fromPart(tx, part, terms)}`)
  return estimate?.['Total Cost'] ?? Number.POSITIVE_INFINITY
}

/** The facets of the present where they delay no row; undefined where reading them takes longer. */
export async function quickCounts(
  tx: Tx,
  part: CountedPart,
  terms: readonly Term[],
  readFacets: FacetReader,
): Promise<EventFacets | undefined> {
  const rest = terms.filter((term) => !isSummed(term))
  const isQuick = rest.length === 0 || (await costOf(tx, part, rest)) <= maxCost
  return isQuick ? readFacets(tx, [part], terms) : undefined
}
