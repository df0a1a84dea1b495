import type { WriteVerdict } from './search'

/** Exactly one is it. */
export function verdictOf(
  sure: readonly { ID: number }[],
  unsure: readonly { ID: number }[],
): WriteVerdict {
  const [only, ...others] = sure
  if (only && others.length === 0) return { is: 'done', ID: only.ID }
  const IDs = [...new Set([...sure, ...unsure].map(({ ID }) => ID))].sort((a, b) => a - b)
  return IDs.length > 0 ? { is: 'several', IDs } : { is: 'none' }
}

/**
 * Writes that look the same, in the order in which they were sent: each record is one of them. One
 * that came before a write was sent, by clocks that may differ, is left to a person.
 */
export function assignAlike<One extends { id: number }, Found extends { ID: number }>(
  sought: readonly One[],
  sure: (one: One) => readonly Found[],
  early: (one: One) => readonly Found[] = () => [],
): Map<number, WriteVerdict> {
  const left = new Set(sought.flatMap(sure))
  if (left.size > sought.length) {
    return new Map(sought.map((one) => [one.id, verdictOf(sure(one), early(one))]))
  }
  const verdicts = new Map<number, WriteVerdict>()
  for (const one of sought) {
    const first = sure(one).find((record) => left.delete(record))
    verdicts.set(one.id, verdictOf(first ? [first] : [], first ? [] : early(one)))
  }
  return verdicts
}
