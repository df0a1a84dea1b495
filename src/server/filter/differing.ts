import { type RawBuilder, sql } from 'kysely'
import { graceMinutes } from '@/contract/filter/names'
import type { FieldTerm, Term } from '@/contract/filter/terms'
import type { Condition, FilterContext } from '../list/source'
import { fieldOf, instantIn } from './stoodAs'

/** The longest grace, of whatever group: no appointment that came before it becomes overdue later. */
const longestGrace = sql`make_interval(mins => greatest(${sql.lit(graceMinutes)},
  (SELECT max(grace_minutes) FROM acd_group_settings)))`

const isPast = (term: Term): term is FieldTerm =>
  term.kind === 'field' && term.field === 'was' && term.not

/** True where the terms ask for what stands as the word says now. */
const asksNow = (terms: readonly Term[], word: string) =>
  terms.some(
    (term) =>
      term.kind === 'field' &&
      !term.not &&
      term.field === fieldOf(word) &&
      'any' in term.test &&
      term.test.any.length === 1 &&
      term.test.any.every((value) => 'word' in value && value.word === word),
  )

/** Since when an event is as it is; spelled as the index acd_events_by_change has it. */
export const sinceOf = sql`CASE WHEN acd_events.state_since IS NULL
  THEN acd_events.dt_last_modified ELSE acd_events.state_since END`

const waysSince = (then: RawBuilder<unknown>) => [
  sql`${sinceOf} > ${then}`,
  sql`acd_events.dt_created > ${then}`,
  sql`acd_events.dt_modified > ${then}`,
]
const either = (ways: readonly Condition[]): Condition => sql`(${sql.join(ways, sql` OR `)})`
const thenOf = (instant: number) => sql`${new Date(instant)}::timestamptz`

/** Events that are not as they were at an instant, epoch ms; each way is a range of an index. */
export const changedAfter = (instant: number): Condition => either(waysSince(thenOf(instant)))

function differsSince(word: string, instant: number, now: number): Condition {
  const then = thenOf(instant)
  const ways = waysSince(then)
  // The clock alone makes an appointment due and overdue.
  if (fieldOf(word) === 'appointment') {
    ways.push(sql`(acd_events.dt_remind >= ${then} - ${longestGrace}
      AND acd_events.dt_remind <= ${new Date(now)}::timestamptz)`)
  }
  return either(ways)
}

/**
 * What follows from `status:open -was:open@2026-11-24T11:40` and its like: only what has changed
 * since, or has become due since, can differ. So indexes find it, and the rest is not read.
 */
export const differing = (terms: readonly Term[], context: FilterContext): Condition[] =>
  terms
    .filter(isPast)
    .flatMap(({ test }) =>
      ('any' in test ? test.any : []).flatMap((value) =>
        'stood' in value && asksNow(terms, value.stood)
          ? [differsSince(value.stood, instantIn(value, context), context.now)]
          : [],
      ),
    )
