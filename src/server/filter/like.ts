import { sql } from 'kysely'
import { fold } from '@/contract/filter/fold'
import type { Condition } from '../list/source'

/** Text that is contained: `%`, `_` and `\` mean themselves. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** A folded column that contains the text; case and accents ignored. */
export const foldedContains = (column: string, part: string): Condition =>
  sql`${sql.ref(column)} LIKE ${containing(fold(part))}`
