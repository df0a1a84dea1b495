import { type RawBuilder, sql } from 'kysely'
import { faultAt } from '../http/refusal'
import type { ListSource } from './source'

/**
 * ORDER BY for a key of the record: nulls last in both directions, ties by ID in the same
 * direction. NULLS LAST is left out where nothing can be null, or the index would not serve it.
 */
export function orderClause(
  source: ListSource,
  orderBy: string,
  ascending: boolean,
): RawBuilder<unknown> {
  const column = Object.hasOwn(source.wire, orderBy)
    ? (source.sortBy[orderBy] ?? source.wire[orderBy])
    : undefined
  if (column === undefined) {
    throw faultAt('orderBy', 'bad_choice', Object.keys(source.wire).join(', '))
  }
  const direction = sql.raw(ascending ? 'ASC' : 'DESC')
  const nulls = sql.raw(source.nullable.has(orderBy) ? 'NULLS LAST' : '')
  const by = typeof column === 'string' ? sql.ref(column) : column
  const id = sql.ref(source.id)
  if (column === source.id) return sql`${id} ${direction}`
  return sql`${by} ${direction} ${nulls}, ${id} ${direction}`
}
