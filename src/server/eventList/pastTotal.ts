import type { Term } from '@/contract/filter/terms'
import type { Tx } from '../db/transaction'
import type { FilterContext } from '../list/source'
import { facetsOfSums, isSummed } from './eventFacets'
import type { EventSums } from './eventSums'
import { sumsAt } from './sumsAt'

/** `minute` is the past one, epoch ms; the context's `now` is when it is asked for. */
type Counted = { context: FilterContext; minute: number; terms: readonly Term[] }

/**
 * How many events matched at a past minute, from the kept sums. Undefined where they do not tell, or
 * where to count the matches takes no longer. The transaction reads one snapshot.
 */
export const pastTotal =
  (sumsOf: EventSums) =>
  async (tx: Tx, { context, minute, terms }: Counted): Promise<number | undefined> => {
    if (!terms.every(isSummed)) return undefined
    const sums = await sumsOf(tx, context.principal, context.now)
    const present = await facetsOfSums(tx, sums, terms, context)
    const then = await sumsAt(tx, sums, minute, present.total / 2)
    return then && (await facetsOfSums(tx, then, terms, context)).total
  }
export type PastTotal = ReturnType<typeof pastTotal>
