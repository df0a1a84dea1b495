import type { DateValue, Term, Value } from './terms'

const valuesOf = (term: Term): Value[] => {
  if (term.kind === 'word') return []
  if ('any' in term.test) return term.test.any
  return [term.test.from, term.test.to].flatMap((bound) => (bound ? [bound.value] : []))
}

const moves = (date: DateValue) => 'relative' in date || 'ago' in date

/** True when the same text means something else a moment later. */
export const dependsOnNow = (terms: readonly Term[]): boolean =>
  terms.some((term) =>
    valuesOf(term).some(
      (value) =>
        ('date' in value && moves(value.date)) ||
        ('word' in value && ['due', 'later', 'today'].includes(value.word)),
    ),
  )
