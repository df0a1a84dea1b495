import { sql } from 'kysely'
import { fold } from '@/contract/filter/fold'
import type { Compiled, Condition } from '../list/source'

/** `%`, `_` and `\` mean themselves. */
export const likePart = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** A name that contains the part; case and accents ignored. */
export const nameContains = (column: string, part: string): Condition =>
  sql`${sql.ref(column)} LIKE ${likePart(fold(part))}`
export const compileNameFilter = (_id: string, column: string) => (text: string): Compiled => ({ conditions: text ? [nameContains(column, text)] : [], volatile: false })
