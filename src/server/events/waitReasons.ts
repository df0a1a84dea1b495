import { type RawBuilder, sql } from 'kysely'
import type { WaitReason } from '@/contract/event/aroundEvent'
import { closedStatusIds, remindStatusId, waitingStatusIds } from '@/contract/filter/names'

/** An event older than this share of its group's open events has the reason `older_than_most`. */
const oldShare = 0.9

/** From a minute on an appointment has passed: the page says by how much. */
const minute = 60_000

/**
 * What the reasons of an open event are read from: itself, and how its group's open events stand to
 * it: all, the younger ones, and those in line, which wait for anyone and whose appointment, if they
 * have one, has been reached.
 */
export type WaitFacts = {
  status: number
  UsersID: number | null
  /** Milliseconds since 1970. */
  remindAt: number | null
  /** Somebody has answered it before. */
  isAnswered: boolean
  open: number
  younger: number
  line: number
  before: number
}

const isOpen = (table: string) =>
  sql`${sql.ref(`${table}.acd_event_status_id`)} NOT IN
    (${sql.join(closedStatusIds.map((id) => sql.lit(id)))})`

/** In SQL, of the row of `acd_events` at hand; null for a closed event. */
export function waitFacts(now: RawBuilder<unknown>) {
  const own = sql`(acd_events.dt_created, acd_events.id)`
  const other = sql`(other.dt_created, other.id)`
  const inLine = sql`other.users_id IS NULL
    AND (other.dt_remind IS NULL OR other.dt_remind <= ${now})`
  return sql<WaitFacts | null>`CASE WHEN ${isOpen('acd_events')} THEN (
    SELECT json_build_object('status', acd_events.acd_event_status_id,
      'UsersID', acd_events.users_id,
      'remindAt', (extract(epoch FROM acd_events.dt_remind) * 1000)::bigint,
      'isAnswered', acd_events.answered_first IS NOT NULL,
      'open', count(*),
      'younger', count(*) FILTER (WHERE ${other} > ${own}),
      'line', count(*) FILTER (WHERE ${inLine}),
      'before', count(*) FILTER (WHERE ${inLine} AND ${other} < ${own}))
    FROM acd_events AS other
    WHERE other.acd_groups_id = acd_events.acd_groups_id AND ${isOpen('other')}) END`
}

const hasPassed = ({ remindAt, status, isAnswered }: WaitFacts, now: number): boolean =>
  remindAt !== null &&
  now - remindAt >= minute &&
  (status === remindStatusId || (!isAnswered && waitingStatusIds.includes(status)))

/** Why an open event is still here: what its data and its group's prove, and nothing else. */
export function waitReasons(facts: WaitFacts | null, now: number): WaitReason[] {
  if (facts === null) return []
  const { UsersID, remindAt, open, younger, line, before } = facts
  const isAhead = remindAt !== null && remindAt > now
  const isInLine = !isAhead && UsersID === null
  const reasons: (WaitReason | false)[] = [
    hasPassed(facts, now) && { code: 'appointment_passed' },
    isAhead && { code: 'appointment_ahead' },
    UsersID !== null && { code: 'bound_to_agent', UsersID },
    isInLine && { code: 'in_line', place: before + 1, of: line },
    younger / open >= oldShare && {
      code: 'older_than_most',
      percent: Math.floor((younger / open) * 100),
      of: open,
    },
  ]
  return reasons.filter((reason) => reason !== false)
}
