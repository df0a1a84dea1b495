import { sql } from 'kysely'
import { fold } from '@/contract/filter/fold'
import type { WordTerm } from '@/contract/filter/terms'
import type { Condition } from '../list/source'

/** Text that is contained: `%`, `_` and `\` mean themselves. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** A folded column that contains the text; case and accents ignored. */
export const foldedContains = (column: string, part: string): Condition =>
  sql`${sql.ref(column)} LIKE ${containing(fold(part))}`

/** A word, or each of the words that would be a number if the column held any. */
export const foldedWords = (column: string, { text, spaced }: WordTerm): Condition => {
  const words = spaced ? text.split(' ') : [text]
  return sql`(${sql.join(
    words.map((word) => foldedContains(column, word)),
    sql` AND `,
  )})`
}
