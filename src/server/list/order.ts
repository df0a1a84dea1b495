import { type RawBuilder, sql } from 'kysely'
import { faultAt } from '../http/refusal'
import type { Condition, ListSource } from './source'

/** What a key of the record is sorted by, in SQL: one column, or a short one before the long one. */
export function sortExpressions(source: ListSource, orderBy: string): RawBuilder<unknown>[] {
  const column = Object.hasOwn(source.wire, orderBy)
    ? (source.sortBy[orderBy] ?? source.wire[orderBy])
    : undefined
  if (column === undefined) {
    throw faultAt('orderBy', 'bad_choice', Object.keys(source.wire).join(', '))
  }
  const columns = Array.isArray(column) ? column : [column]
  return columns.map((entry) => (typeof entry === 'string' ? sql.ref(entry) : entry))
}

export type Order = { orderBy: string; ascending: boolean }

/** A part of a list: its condition, if it has one, and its order. */
export type Range = { condition?: Condition; order: RawBuilder<unknown> }

/**
 * A list in its order, as ranges that come one after the other: the records that have a value,
 * then those that have none, by ID alone. So nulls are last and ties by ID in the same direction,
 * and one index serves both directions.
 */
export function rangesOf(source: ListSource, { orderBy, ascending }: Order): Range[] {
  const by = sortExpressions(source, orderBy)
  const id = sql.ref(source.id)
  const first = source.account === undefined ? [] : [sql.ref(source.account)]
  const inDirection = (columns: RawBuilder<unknown>[]) =>
    sql.join(
      [...first, ...columns].map((column) => sql`${column} ${sql.raw(ascending ? 'ASC' : 'DESC')}`),
    )
  const order = source.wire[orderBy] === source.id ? inDirection([id]) : inDirection([...by, id])
  if (!source.nullable.has(orderBy)) return [{ order }]
  return [
    { condition: sql`${by[0]} IS NOT NULL`, order },
    { condition: sql`${by[0]} IS NULL`, order: inDirection([id]) },
  ]
}
