import { fold } from '@/contract/filter/fold'

/** What other campaigns mean for a name: one has it, one has almost the same, or none does. */
export type NameState = { kind: 'free' | 'taken' } | { kind: 'near'; twin: string }

/** A near twin differs by case, accents or typographic signs alone. */
export function nameState(name: string, others: readonly string[]): NameState {
  if (others.includes(name)) return { kind: 'taken' }
  const folded = fold(name)
  const twin = others.find((other) => fold(other) === folded)
  return twin === undefined ? { kind: 'free' } : { kind: 'near', twin }
}
