import { sql } from 'kysely'
import type { Bound, Test } from '@/contract/filter/terms'
import type { ColumnName } from '../db/schema'
import type { Condition } from '../list/source'

const numberOf = ({ value }: Bound) => ('id' in value ? value.id : 0)

/** `field:1,2`, `field:>=5`, `field:1..9` on a column of whole numbers. */
export function numberTest(test: Test, column: ColumnName): Condition {
  const field = sql.ref(column)
  if ('any' in test) {
    const ids = test.any.flatMap((value) => ('id' in value ? [value.id] : []))
    return sql`${field} IN (${sql.join(ids)})`
  }
  const { from, to } = test
  const ends: Condition[] = []
  if (from) ends.push(sql`${field} ${sql.raw(from.included ? '>=' : '>')} ${numberOf(from)}`)
  if (to) ends.push(sql`${field} ${sql.raw(to.included ? '<=' : '<')} ${numberOf(to)}`)
  return sql`(${sql.join(ends, sql` AND `)})`
}
