import { sql } from 'kysely'
import { dateSpan, type Span } from '@/contract/filter/dates'
import type { Bound, Test, Value } from '@/contract/filter/terms'
import type { Condition, FilterContext } from '../list/source'

type Context = Pick<FilterContext, 'now' | 'zone'>

const spanOf = (value: Value, { now, zone }: Context): Span =>
  'date' in value ? dateSpan(value.date, now, zone) : { from: now, to: now }

const at = (instant: number) => new Date(instant)

export function inSpan(column: string, value: Value, context: Context): Condition {
  const { from, to } = spanOf(value, context)
  return sql`(${sql.ref(column)} >= ${at(from)} AND ${sql.ref(column)} < ${at(to)})`
}

/** Both ends of a range are included: a day as an end counts whole. */
export function dateRange(
  { from, to }: { from?: Bound; to?: Bound },
  column: string,
  context: Context,
): Condition {
  const field = sql.ref(column)
  const ends: Condition[] = []
  if (from) {
    const span = spanOf(from.value, context)
    ends.push(sql`${field} >= ${at(from.included ? span.from : span.to)}`)
  }
  if (to) {
    const span = spanOf(to.value, context)
    ends.push(sql`${field} < ${at(to.included ? span.to : span.from)}`)
  }
  return sql`(${sql.join(ends, sql` AND `)})`
}

export const dateTest = (test: Test, column: string, context: Context): Condition =>
  'any' in test
    ? sql`(${sql.join(
        test.any.map((value) => inSpan(column, value, context)),
        sql` OR `,
      )})`
    : dateRange(test, column, context)
