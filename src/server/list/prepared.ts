import { collectFaults } from '../http/collectFaults'
import type { AppliedQuery } from './listEnvelope'
import { rangesOf } from './order'
import type { Ask } from './readList'
import type { Condition, FilterContext, ListSource } from './source'

/** The list in SQL; a filter and an order that are both wrong are both named. */
export function prepared(
  source: ListSource,
  full: AppliedQuery,
  context: FilterContext,
  own: readonly Condition[] = [],
): { ask: Ask; volatile: boolean } {
  const faults = collectFaults()
  const compiled = faults.check(() => source.compile(full.filter, context))
  const ranges = faults.check(() => rangesOf(source, full))
  if (compiled === undefined || ranges === undefined) throw faults.refuse()
  const { orderBy, ascending, limitStart, limitPageSize } = full
  const ask = {
    conditions: [...compiled.conditions, ...own],
    words: compiled.words ?? [],
    orderBy,
    ascending,
    start: limitStart,
    size: limitPageSize,
  }
  return { ask, volatile: compiled.volatile }
}
