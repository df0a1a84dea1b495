import { fold } from '@/contract/filter/fold'
import { closedStatusIds, eventStatuses } from '@/contract/filter/names'
import { printFilter } from '@/contract/filter/print'
import { type QuickField, quickPlace, quickTerm } from '@/contract/filter/quick'
import type { Term, Value } from '@/contract/filter/terms'
import { termsOf } from './filterTerms'

/** Names that only the server knows: those of groups. */
type Known = readonly { id: number; label: string; names?: readonly string[] }[]

function idsOf(value: Value, known: Known): number[] {
  if ('id' in value) return [value.id]
  if ('text' in value) {
    const wanted = fold(value.text)
    return known
      .filter(({ label, names = [label] }) => names.some((name) => fold(name) === wanted))
      .map(({ id }) => id)
  }
  if (!('word' in value)) return []
  const isClosed = (id: number) => closedStatusIds.includes(id)
  return eventStatuses
    .map(({ id }) => id)
    .filter((id) => (value.word === 'closed' ? isClosed(id) : !isClosed(id)))
}

/** Which values of a field the filter lets through; none: it says nothing of it. */
export const quickValues = (filter: string, field: QuickField, known: Known = []): number[] => {
  const term = quickTerm(termsOf(filter), field)
  return term ? [...new Set(term.test.any.flatMap((value) => idsOf(value, known)))] : []
}

/** The same filter with other values of a field, at the same place; without values the term goes. */
export function withQuickValues(filter: string, field: QuickField, ids: readonly number[]): string {
  const terms = termsOf(filter)
  const term: Term = {
    kind: 'field',
    not: false,
    field,
    test: { any: ids.map((id) => ({ id })) },
    at: 0,
    end: 0,
  }
  const place = quickPlace(terms, field)
  const others = terms.filter((_, index) => index !== place)
  const at = place === -1 ? others.length : place
  return printFilter(ids.length === 0 ? others : others.toSpliced(at, 0, term))
}
