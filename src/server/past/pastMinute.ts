import { type RawBuilder, sql } from 'kysely'
import { keptMinutes, minuteStamp, pastMinute } from '@/contract/event/pastMinute'
import { stampInstant } from '@/contract/values/zone'
import { faultAt } from '../http/refusal'
import type { ListSource } from '../list/source'

const minuteMs = 60_000
export const keptMs = keptMinutes * minuteMs

type Clock = { now: number; zone: string }

/** The minute's beginning; one of the future or older than what is kept is a 400. */
function keptMinute(instant: number | undefined, now: number, path: string): number {
  if (instant === undefined || instant > now || instant < now - keptMs) {
    throw faultAt(path, 'not_kept')
  }
  return instant - (instant % minuteMs)
}

/** What `at` means: a moment on the centre's clock, rounded down to the minute; epoch ms. */
export const readAt = (at: string, { now, zone }: Clock): number =>
  keptMinute(stampInstant(minuteStamp(at), zone), now, 'at')

/** The past minute that `asOf` names, epoch ms; undefined where it names a snapshot. */
export function minuteOf(asOf: string | undefined, now: number): number | undefined {
  const minute = asOf === undefined ? undefined : pastMinute(asOf)
  return minute === undefined ? undefined : keptMinute(minute, now, 'asOf')
}

/** The events as they were then, in place of their table. */
const eventsAt = (minute: number): RawBuilder<unknown> =>
  sql`callboard_events_at(${new Date(minute)}::timestamptz) AS acd_events`

const known = (moment: RawBuilder<unknown>) =>
  sql`dt_created <= ${moment} AND dt_modified <= ${moment}`

/** What events that have changed since a minute were like then. */
export function formerAt(minute: number) {
  const moment = sql`${new Date(minute)}::timestamptz`
  return sql`(SELECT * FROM acd_event_versions
    WHERE valid_from <= ${moment} AND valid_to > ${moment} AND ${known(moment)})`
}

/**
 * The two halves of the same, for a statement that reads them in several ways: the events that are
 * still as they were then, each reading by its own index, and of all others what they were then,
 * found once.
 */
export function halvesAt(minute: number) {
  const moment = sql`${new Date(minute)}::timestamptz`
  return {
    before: sql`WITH former AS MATERIALIZED ${formerAt(minute)}`,
    /** The events that are still as they were, and the others: in this order. */
    halves: [
      sql`(SELECT * FROM acd_events
        WHERE coalesce(state_since, dt_last_modified) <= ${moment} AND ${known(moment)}) AS acd_events`,
      sql`former AS acd_events`,
    ] as const,
  }
}

/** The same list over the events as they were then. */
export const sourceAt = (source: ListSource, minute: number): ListSource => ({
  ...source,
  table: eventsAt(minute),
  account: 'client_id',
})
