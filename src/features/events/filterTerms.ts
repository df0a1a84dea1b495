import { eventFields } from '@/contract/filter/fields'
import { parseFilter } from '@/contract/filter/parse'
import type { Mistake, Term } from '@/contract/filter/terms'
import { filterMistake } from '@/fields/filterMistake'

/** What a text asks for, or what is wrong with it. */
export const readFilter = (filter: string): { terms: Term[] } | { mistake: Mistake } =>
  parseFilter(filter, eventFields)

/** What is wrong with a filter, in a sentence that ends with its place. */
export const mistakeSentence = (filter: string): string | undefined =>
  filterMistake(filter, eventFields)

/** The terms of a filter; none where it cannot be read. */
export function termsOf(filter: string): Term[] {
  const read = readFilter(filter)
  return 'terms' in read ? read.terms : []
}

/** The term as it was written. */
export const writtenTerm = (filter: string, { at, end }: Term): string => filter.slice(at, end)

/** The same filter without one of its terms; the others stay as they were written. */
export const withoutTerm = (filter: string, { at, end }: Term): string =>
  `${filter.slice(0, at).trimEnd()} ${filter.slice(end).trimStart()}`.trim()

/**
 * Whether the text ends in the middle of a term with a field, or of what may become one: `stat` of
 * `status:open`. Half of it asks for something else than the whole.
 */
export function isFieldBegun(text: string): boolean {
  const word = /(?:^|\s)-?([^\s"]+)$/u.exec(text)?.[1]?.toLowerCase()
  if (word === undefined) return false
  return word.includes(':') || Object.keys(eventFields).some((field) => field.startsWith(word))
}
