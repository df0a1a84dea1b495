import { eventFilterFields } from '@/contract/filter/fields'
import { parseFilter } from '@/contract/filter/parse'
import type { Mistake, Term } from '@/contract/filter/terms'

/** A filter's text with its terms; with a mistake it has none. */
export type ListFilter = { text: string; terms: readonly Term[]; mistake?: Mistake }

/** The list reads its text once and hands on what it found. */
export const readFilter = (text: string): ListFilter => ({
  text,
  terms: [],
  ...parseFilter(text, eventFilterFields),
})

export const emptyFilter = readFilter('')

/** The term as it was written. */
export const writtenTerm = (filter: string, { at, end }: Term): string => filter.slice(at, end)

/** The same filter without one of its terms; the others stay as they were written. */
export const withoutTerm = (filter: string, { at, end }: Term): string =>
  `${filter.slice(0, at).trimEnd()} ${filter.slice(end).trimStart()}`.trim()

/** Whether the text ends in the middle of a term with a field: half a value asks for another. */
export function isFieldBegun(text: string): boolean {
  return /(?:^|\s)-?[^\s":]+:[^\s"]*$/u.test(text)
}
