import { type RawBuilder, sql } from 'kysely'
import { faultAt } from '../http/refusal'
import type { ListSource } from './source'

/** The column or expression behind a key of the record. */
function sortColumn(source: ListSource, orderBy: string): string | RawBuilder<unknown> {
  const column = Object.hasOwn(source.wire, orderBy)
    ? (source.sortBy[orderBy] ?? source.wire[orderBy])
    : undefined
  if (column === undefined) {
    throw faultAt('orderBy', 'bad_choice', Object.keys(source.wire).join(', '))
  }
  return column
}

/** What is sorted by, in SQL. */
export function sortExpression(source: ListSource, orderBy: string): RawBuilder<unknown> {
  const column = sortColumn(source, orderBy)
  return typeof column === 'string' ? sql.ref(column) : column
}

/**
 * ORDER BY for a key of the record: nulls last in both directions, ties by ID in the same
 * direction. NULLS LAST is left out where nothing can be null, or the index would not serve it.
 */
export function orderClause(
  source: ListSource,
  orderBy: string,
  ascending: boolean,
): RawBuilder<unknown> {
  const direction = sql.raw(ascending ? 'ASC' : 'DESC')
  const nulls = sql.raw(source.nullable.has(orderBy) ? 'NULLS LAST' : '')
  const id = sql.ref(source.id)
  const by = sortExpression(source, orderBy)
  if (sortColumn(source, orderBy) === source.id) return sql`${id} ${direction}`
  return sql`${by} ${direction} ${nulls}, ${id} ${direction}`
}
