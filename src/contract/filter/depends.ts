import type { DateValue, Term, Value } from './terms'

const valuesOf = (term: Term): Value[] => {
  if (term.kind === 'word') return []
  if ('any' in term.test) return term.test.any
  return [term.test.from, term.test.to].flatMap((bound) => (bound ? [bound.value] : []))
}

const moves = (date: DateValue) => 'relative' in date || 'ago' in date

const hasWord = (value: Value, ...words: string[]) => 'word' in value && words.includes(value.word)

/** A changed goal moves deadlines, which is no change of their events. */
const isOfGoal = (term: Term) =>
  term.kind === 'field' && (term.field === 'deadline' || term.field === 'goal')

/** True when the same text means something else a moment later, while no event has changed. */
export const dependsOnNow = (terms: readonly Term[]): boolean =>
  terms.some(
    (term) =>
      isOfGoal(term) ||
      valuesOf(term).some(
        (value) =>
          ('date' in value && moves(value.date)) ||
          hasWord(value, 'due', 'overdue', 'later', 'today'),
      ),
  )

/** True when the same text means something else for somebody else: `agent:me`. */
export const dependsOnPrincipal = (terms: readonly Term[]): boolean =>
  terms.some((term) => valuesOf(term).some((value) => hasWord(value, 'me')))
