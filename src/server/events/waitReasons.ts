import { sql } from 'kysely'
import type { WaitReason } from '@/contract/event/aroundEvent'
import { closedStatusIds, remindStatusId, waitingStatusIds } from '@/contract/filter/names'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'

/** An event older than this share of its group's open events has the reason `older_than_most`. */
const oldShare = 0.9

/** From a minute on an appointment has passed: the page says by how much. */
const minute = 60_000

const isOpen = sql`acd_event_status_id NOT IN (${sql.join(closedStatusIds.map((id) => sql.lit(id)))})`

async function openEvent(tx: Tx, AcdEventsID: number) {
  const event = await tx
    .selectFrom('acd_events')
    .select(['acd_groups_id', 'acd_event_status_id', 'users_id', 'dt_created', 'dt_remind'])
    .select('answered_first')
    .where('id', '=', AcdEventsID)
    .executeTakeFirst()
  if (!event) throw new Refusal('acd_event_not_found')
  return closedStatusIds.includes(event.acd_event_status_id) ? undefined : event
}
type OpenEvent = NonNullable<Awaited<ReturnType<typeof openEvent>>>

/**
 * How its group's open events stand to one: all, the younger ones, and those in line, which wait
 * for anyone and whose appointment, if they have one, has been reached.
 */
async function groupAround(tx: Tx, id: number, event: OpenEvent, now: Date) {
  const own = sql`(${event.dt_created}::timestamptz(3), ${id}::integer)`
  const inLine = sql`users_id IS NULL AND (dt_remind IS NULL OR dt_remind <= ${now})`
  const { rows } = await sql<{ open: number; younger: number; line: number; before: number }>`
    SELECT count(*) AS open,
      count(*) FILTER (WHERE (dt_created, id) > ${own}) AS younger,
      count(*) FILTER (WHERE ${inLine}) AS line,
      count(*) FILTER (WHERE ${inLine} AND (dt_created, id) < ${own}) AS before
    FROM acd_events WHERE acd_groups_id = ${event.acd_groups_id} AND ${isOpen}`.execute(tx)
  return rows[0] ?? { open: 0, younger: 0, line: 0, before: 0 }
}

const hasPassed = (
  { dt_remind, acd_event_status_id, answered_first }: OpenEvent,
  now: Date,
): boolean =>
  dt_remind !== null &&
  now.getTime() - dt_remind.getTime() >= minute &&
  (acd_event_status_id === remindStatusId ||
    (answered_first === null && waitingStatusIds.includes(acd_event_status_id)))

/** Why an open event is still here: what its data and its group's prove, and nothing else. */
export async function waitReasons(tx: Tx, AcdEventsID: number, now: Date): Promise<WaitReason[]> {
  const event = await openEvent(tx, AcdEventsID)
  if (event === undefined) return []
  const { open, younger, line, before } = await groupAround(tx, AcdEventsID, event, now)
  const isAhead = event.dt_remind !== null && event.dt_remind > now
  const isInLine = !isAhead && event.users_id === null
  const reasons: (WaitReason | false)[] = [
    hasPassed(event, now) && { code: 'appointment_passed' },
    isAhead && { code: 'appointment_ahead' },
    event.users_id !== null && { code: 'bound_to_agent', UsersID: event.users_id },
    isInLine && { code: 'in_line', place: before + 1, of: line },
    younger / open >= oldShare && {
      code: 'older_than_most',
      percent: Math.floor((younger / open) * 100),
      of: open,
    },
  ]
  return reasons.filter((reason) => reason !== false)
}
