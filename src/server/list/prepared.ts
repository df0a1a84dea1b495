import { sql } from 'kysely'
import { gather } from '../http/gather'
import type { Applied } from './envelope'
import { orderClause } from './order'
import type { Ask } from './readList'
import type { Condition, FilterContext, ListSource } from './source'

/** The list in SQL; a filter and an order that are both wrong are both named. */
export function prepared(
  source: ListSource,
  full: Applied,
  context: FilterContext,
  own: readonly Condition[] = [],
): { ask: Ask; conditions: readonly Condition[]; volatile: boolean } {
  const faults = gather()
  const compiled = faults.check(() => source.compile(full.filter, context))
  const order = faults.check(() => orderClause(source, full.orderBy, full.ascending))
  if (compiled === undefined || order === undefined) throw faults.refuse()
  const conditions = [...compiled.conditions, ...own]
  const from = sql`FROM ${source.table} WHERE ${sql.join([sql`true`, ...conditions], sql` AND `)}`
  const ask = { from, order, start: full.limitStart, size: full.limitPageSize }
  return { ask, conditions, volatile: compiled.volatile }
}
