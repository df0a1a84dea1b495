import { type RawBuilder, sql } from 'kysely'
import type { ColumnName } from '../db/schema'

/** Beside the keys: the record's whole text, where it is kept as one; null where it is not. */
export const wholeText = Symbol('wholeText')

/**
 * How one record reaches the wire: its keys in the contract's order, each with its column. The
 * database writes the JSON text itself, so a million records never become objects here.
 */
export type WireColumns = Readonly<Record<string, string | RawBuilder<unknown>>> & {
  readonly [wholeText]?: RawBuilder<string | null>
}

/** Columns for all keys of one kind of record, and for no other. */
export type WireOf<Item> = { readonly [Key in keyof Item]-?: ColumnName | RawBuilder<unknown> } & {
  readonly [wholeText]?: RawBuilder<string | null>
}

/** Wall clock of the installation's zone with milliseconds, as the contract writes moments. */
export const stamp = (column: ColumnName, zone: string) =>
  sql`to_char(${sql.ref(column)} AT TIME ZONE ${sql.lit(zone)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS')`

const expression = (column: string | RawBuilder<unknown>) =>
  typeof column === 'string' ? sql.ref(column) : column

/** `{"ID":1,…}` as text, for the row at hand. */
export function recordText(columns: WireColumns): RawBuilder<string> {
  const named = Object.entries(columns).map(
    ([key, column]) => sql`${expression(column)} AS ${sql.id(key)}`,
  )
  const made = sql<string>`(SELECT row_to_json(record)::text FROM (SELECT ${sql.join(named)}) AS record)`
  const whole = columns[wholeText]
  return whole === undefined ? made : sql<string>`coalesce(${whole}, ${made})`
}
