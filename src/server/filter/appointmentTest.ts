import { sql } from 'kysely'
import { graceMinutes, remindStatusId, waitingStatusIds } from '@/contract/filter/names'
import type { Value } from '@/contract/filter/terms'
import type { Condition, FilterContext } from '../list/source'
import { inSpan } from './dateTest'

const waiting = sql.join(waitingStatusIds.map((id) => sql.lit(id)))

/** The appointment came at this moment or before, and nobody has had the event; or it is a reminder. */
const isUnanswered = (reached: number) =>
  sql`(dt_remind <= ${new Date(reached)} AND (acd_event_status_id = ${sql.lit(remindStatusId)}
    OR acd_event_status_id IN (${waiting}) AND answered_first IS NULL))`

/** How long the event's group lets an appointment wait; the groups that differ are read once. */
const grace = sql`make_interval(mins => coalesce(((SELECT jsonb_object_agg(
    settings.acd_groups_id::text, settings.grace_minutes) FROM acd_group_settings AS settings)
  ->> acd_groups_id::text)::integer, ${sql.lit(graceMinutes)}))`

/** `due`: reached and not answered. `overdue`: so for longer than the grace. `later`: to come. */
export function appointmentIs(value: Value, context: FilterContext): Condition {
  if (!('word' in value)) return inSpan('dt_remind', value, context)
  const now = new Date(context.now)
  switch (value.word) {
    case 'none':
      return sql`dt_remind IS NULL`
    case 'any':
      return sql`dt_remind IS NOT NULL`
    case 'due':
      return isUnanswered(context.now)
    case 'overdue':
      return sql`(${isUnanswered(context.now)} AND dt_remind < ${now}::timestamptz - ${grace})`
    case 'later':
      return sql`dt_remind > ${now}`
    default:
      return inSpan('dt_remind', { date: { relative: 'today' } }, context)
  }
}
