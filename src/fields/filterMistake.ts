import type { FilterFields } from '@/contract/filter/fields'
import { parseFilter } from '@/contract/filter/parse'
import { m } from '@/messages'

/** What is wrong with a filter, in a sentence that ends with its place. */
export function filterMistake(filter: string, fields: FilterFields): string | undefined {
  const read = parseFilter(filter, fields)
  if ('terms' in read) return undefined
  const { code, text: piece, position } = read.mistake
  return `${m.filter.mistakes[code](piece)} ${m.filter.at(position + 1)}`
}
