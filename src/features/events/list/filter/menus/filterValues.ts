import { fold } from '@/contract/filter/fold'
import { closedStatusIds, eventStatuses } from '@/contract/filter/names'
import { printFilter } from '@/contract/filter/print'
import { type QuickField, quickPlace, quickTerm } from '@/contract/filter/quick'
import type { Term, Value } from '@/contract/filter/terms'

/** One value of a field as a menu offers it. `key` is its ID or word. */
export type FieldValue = {
  key: string
  label: string
  /** What it is called in other languages, or is written as, where that is not its label. */
  names?: readonly string[]
}

/** How many events each value would leave; one that is not there would leave none. */
export type FieldCounts = ReadonlyMap<string, number>

const keysOfStatus = (word: string): string[] =>
  eventStatuses
    .filter(({ id }) => closedStatusIds.includes(id) === (word === 'closed'))
    .map(({ id }) => String(id))

/** The keys that a value of the filter stands for: `closed` is two of them. */
function keysOf(value: Value, field: QuickField, known: readonly FieldValue[]): string[] {
  if ('id' in value) return [String(value.id)]
  if ('word' in value) return field === 'status' ? keysOfStatus(value.word) : [value.word]
  if (!('text' in value)) return []
  const wanted = fold(value.text)
  return known
    .filter(({ label, names = [label] }) => names.some((name) => fold(name) === wanted))
    .map(({ key }) => key)
}

const valueOfKey = (key: string): Value => (/^\d+$/.test(key) ? { id: Number(key) } : { word: key })

/** The values of a field that the filter asks for; none: it does not name the field. */
export function chosenKeys(
  terms: readonly Term[],
  field: QuickField,
  known: readonly FieldValue[],
): string[] {
  const term = quickTerm(terms, field)
  return term ? [...new Set(term.test.any.flatMap((value) => keysOf(value, field, known)))] : []
}

/**
 * The filter with a value of a field more or less, at the same place; the last one takes the term
 * with it. What the menu does not offer, such as a date, stays.
 */
export function withToggled(
  terms: readonly Term[],
  field: QuickField,
  known: readonly FieldValue[],
  { key, isOn }: { key: string; isOn: boolean },
): string {
  const before = quickTerm(terms, field)?.test.any ?? []
  const kept = before.flatMap((value): Value[] => {
    const keys = keysOf(value, field, known)
    if (keys.length === 0) return [value]
    return keys.filter((other) => other !== key).map(valueOfKey)
  })
  const any = isOn ? [...kept, valueOfKey(key)] : kept
  const term: Term = { kind: 'field', not: false, field, test: { any }, at: 0, end: 0 }
  const place = quickPlace(terms, field)
  const others = terms.filter((_, index) => index !== place)
  const at = place === -1 ? others.length : place
  return printFilter(any.length === 0 ? others : others.toSpliced(at, 0, term))
}

/** Chosen ones first, then by count, zeros last; else as they come. */
export function menuOrder(
  known: readonly FieldValue[],
  chosen: readonly string[],
  counts: FieldCounts | undefined,
): string[] {
  const rank = ({ key }: FieldValue) => (chosen.includes(key) ? 0 : 1)
  const count = ({ key }: FieldValue) => counts?.get(key) ?? 0
  return known.toSorted((a, b) => rank(a) - rank(b) || count(b) - count(a)).map(({ key }) => key)
}
