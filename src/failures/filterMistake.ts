import type { FilterFields } from '@/contract/filter/fields'
import { parseFilter } from '@/contract/filter/parse'
import type { Mistake } from '@/contract/filter/terms'
import { m } from '@/messages'

/** What is wrong, in a sentence that names its place. */
export const mistakeSentence = ({ code, text, position }: Mistake): string =>
  m.filter.mistakes[code](text, m.filter.at(position + 1))

/** What is wrong with a filter, in a sentence that names its place. */
export function filterMistake(filter: string, fields: FilterFields): string | undefined {
  const read = parseFilter(filter, fields)
  return 'terms' in read ? undefined : mistakeSentence(read.mistake)
}
