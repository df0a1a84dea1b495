import { sql } from 'kysely'
import { dateSpan, dateSpans, type Span } from '@/contract/filter/dates'
import type { Bound, Test, Value } from '@/contract/filter/terms'
import type { ColumnName } from '../db/schema'
import type { Condition, FilterContext } from '../list/source'

type Context = Pick<FilterContext, 'now' | 'zone'>

const spanOf = (value: Value, { now, zone }: Context): Span =>
  'date' in value ? dateSpan(value.date, now, zone) : { from: now, to: now }

const firstInstant = Date.parse('0001-01-01T00:00:00Z')
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z')

/** The zone's first and last day reach beyond the years in which moments are kept. */
const at = (instant: number) => new Date(Math.min(Math.max(instant, firstInstant), lastInstant))

/** Within what a value covers; a minute that the clock shows twice is both of them. */
export function inSpan(column: ColumnName, value: Value, context: Context): Condition {
  const { now, zone } = context
  const spans = 'date' in value ? dateSpans(value.date, now, zone) : [spanOf(value, context)]
  const within = ({ from, to }: Span) =>
    sql`(${sql.ref(column)} >= ${at(from)} AND ${sql.ref(column)} < ${at(to)})`
  return sql`(${sql.join(spans.map(within), sql` OR `)})`
}

/** Both ends of a range are included: a day as an end counts whole. */
export function dateRange(
  { from, to }: { from?: Bound; to?: Bound },
  column: ColumnName,
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

export const dateTest = (test: Test, column: ColumnName, context: Context): Condition =>
  'any' in test
    ? sql`(${sql.join(
        test.any.map((value) => inSpan(column, value, context)),
        sql` OR `,
      )})`
    : dateRange(test, column, context)
