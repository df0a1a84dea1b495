import { sql } from 'kysely'
import { keptMinutes } from '@/contract/event/pastMinute'
import { dateSpan } from '@/contract/filter/dates'
import type { Test, Value } from '@/contract/filter/terms'
import type { Condition, FilterContext } from '../list/source'

const keptMs = keptMinutes * 60_000

type Tests = Readonly<
  Record<'status' | 'appointment', (test: Test, context: FilterContext) => Condition>
>

/** The beginning of what the date covers; not before what is kept, and not in the future. */
export function instantIn(value: Value, { now, zone }: FilterContext): number {
  if (!('date' in value)) return now
  const { from } = dateSpan(value.date, now, zone)
  return Math.min(Math.max(from, now - keptMs), now)
}

/** The field that tells of a word: `open` and `closed` are of the status. */
export const fieldOf = (word: string) =>
  word === 'open' || word === 'closed' ? 'status' : 'appointment'

/**
 * How an event stood at a past minute, by the same conditions as now. One that has not changed since
 * is asked itself; of another its former state (decision 39). What did not exist then was nothing.
 */
export function stoodAs(value: Value, context: FilterContext, tests: Tests): Condition {
  if (!('stood' in value)) return sql`false`
  const instant = instantIn(value, context)
  const stood = tests[fieldOf(value.stood)](
    { any: [{ word: value.stood }] },
    { ...context, now: instant },
  )
  const then = sql`${new Date(instant)}::timestamptz`
  return sql`CASE WHEN coalesce(acd_events.state_since, acd_events.dt_last_modified) <= ${then}
    THEN acd_events.dt_created <= ${then} AND acd_events.dt_modified <= ${then} AND ${stood}
    ELSE EXISTS (SELECT FROM acd_event_versions AS version
      WHERE version.client_id = acd_events.client_id AND version.id = acd_events.id
        AND version.valid_from <= ${then} AND version.valid_to > ${then}
        AND version.dt_created <= ${then} AND version.dt_modified <= ${then} AND ${stood})
    END`
}
