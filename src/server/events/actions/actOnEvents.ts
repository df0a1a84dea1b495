import type { EventAction } from '@/contract/event/eventActions'
import { actsOn, isStep } from '@/contract/event/eventSteps'
import type { By } from '../../audit/author'
import { changes } from '../../audit/changes'
import { recordAudit } from '../../audit/recordAudit'
import { inWholeAccount, type Tx } from '../../db/transaction'
import type { Principal } from '../../http/principal'
import { Refusal } from '../../http/refusal'
import { actAs } from '../../milestones/actAs'
import { commentEvents } from '../eventRepository'
import { type ActedRow, actedColumns, actedRecord } from './actedFields'
import { changeOf } from './changeOf'
import { slotOf } from './slotOf'

export type LockedEvent = ActedRow & { id: number; version: number }
type Acting = {
  principal: Principal
  now: number
  zone: string
  /** Throws where the event is no longer the one that was meant. */
  expect?: (event: LockedEvent) => Promise<void>
}

/** In the order of their IDs, so that two calls on the same events cannot wait for each other. */
const lockEvents = (tx: Tx, ids: readonly number[]): Promise<LockedEvent[]> =>
  tx
    .selectFrom('acd_events')
    .select(['id', 'version', ...actedColumns])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()

/** Why this action cannot be done to this event, by this principal, now. */
async function refusalOf(
  event: LockedEvent | undefined,
  { action }: EventAction,
  { principal, expect }: Acting,
): Promise<Refusal | undefined> {
  if (event === undefined) return new Refusal('acd_event_not_found')
  if (!actsOn(principal, { UsersID: event.users_id })) return new Refusal('event_of_another')
  await expect?.(event)
  if (!isStep(action, event.acd_event_status_id)) return new Refusal('step_not_allowed')
  const isReleased = action === 'release' && event.users_id === null
  return isReleased ? new Refusal('no_agent_has_it') : undefined
}

/** A comment is ours; of a mirror the event's dates are the other system's all the same. */
async function movesDates(tx: Tx, { action }: EventAction): Promise<boolean> {
  if (action !== 'comment') return true
  const mirror = await tx.selectFrom('upstream_mirrors').select('upstream').executeTakeFirst()
  return mirror === undefined
}

/** Changes events that are locked, and tells the audit log. */
export async function storeAction(
  tx: Tx,
  events: readonly LockedEvent[],
  act: EventAction,
  acting: By & { zone: string },
) {
  const { principal, now, zone } = acting
  const ids = events.map(({ id }) => id)
  const change = await changeOf(tx, act, acting)
  const instant = new Date(now)
  await actAs(tx, { UsersID: principal.UsersID, now })
  const isDated = await movesDates(tx, act)
  await tx
    .updateTable('acd_events')
    .set((eb) => ({
      ...change,
      dt_modified: isDated ? instant : eb.ref('dt_modified'),
      dt_last_modified: isDated ? instant : eb.ref('dt_last_modified'),
    }))
    .where('id', 'in', ids)
    .execute()
  if (act.Comment !== undefined) {
    await commentEvents(tx, { principal, now }, ids, act.Comment)
  }
  const entries = events.map((event) => ({
    action: `event.${act.action}` as const,
    id: event.id,
    comment: act.Comment,
    ...changes(actedRecord(event, zone), actedRecord({ ...event, ...change }, zone)),
  }))
  await recordAudit(tx, { principal, now }, ...entries)
}

/**
 * Does one action to some events in the caller's transaction: to those to which it may be done,
 * all together; for each of the others the refusal comes back under its ID.
 */
export async function actOnEvents(
  tx: Tx,
  IDs: readonly number[],
  act: EventAction,
  acting: Acting,
): Promise<Map<number, Refusal | undefined>> {
  const locked = await lockEvents(tx, IDs)
  const stored = new Map(locked.map((event) => [event.id, event]))
  const slot = await slotOf(tx, act, { ...acting, locked })
  const outcome = new Map<number, Refusal | undefined>()
  const allowed: LockedEvent[] = []
  for (const id of new Set(IDs)) {
    const event = stored.get(id)
    const refusal = (await refusalOf(event, act, acting)) ?? (event && (await slot.take(event)))
    outcome.set(id, refusal)
    if (event && !refusal) allowed.push(event)
  }
  // They were locked in the principal's own scope; an action may hand them to any group.
  if (allowed.length > 0) {
    await inWholeAccount(tx, acting.principal, () => storeAction(tx, allowed, act, acting))
  }
  return outcome
}
