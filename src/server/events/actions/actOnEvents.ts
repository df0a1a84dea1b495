import type { EventAction } from '@/contract/eventActions'
import { actsOn, isStep } from '@/contract/eventSteps'
import { wallStamp } from '@/contract/zone'
import { changes } from '../../audit/changes'
import { recordAudit } from '../../audit/recordAudit'
import type { Asker } from '../../auth/asker'
import type { Tx } from '../../http/mount'
import { Refusal } from '../../http/refusal'
import { commentEvents } from '../eventRepository'
import { type Acted, changeOf } from './changeOf'

type Stored = Acted & { id: number; version: number }
type Acting = {
  asker: Asker
  now: number
  zone: string
  /** Throws where the event is no longer the one that was meant. */
  expect?: (event: Stored) => Promise<void>
}

/** In the order of their IDs, so that two calls on the same events cannot wait for each other. */
const lockEvents = (tx: Tx, ids: readonly number[]): Promise<Stored[]> =>
  tx
    .selectFrom('acd_events')
    .select([
      'id',
      'version',
      'acd_event_status_id',
      'users_id',
      'acd_groups_id',
      'acd_configuration_groups_id',
      'acd_agent_groups_id',
      'n_priority',
      'dt_remind',
    ])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()

/** Why this action cannot be done to this event, by this asker, now. */
async function refusalOf(
  event: Stored | undefined,
  { action }: EventAction,
  { asker, expect }: Acting,
): Promise<Refusal | undefined> {
  if (event === undefined) return new Refusal('acd_event_not_found')
  if (!actsOn(asker, { UsersID: event.users_id })) return new Refusal('event_of_another')
  await expect?.(event)
  return isStep(action, event.acd_event_status_id) ? undefined : new Refusal('step_not_allowed')
}

/** The columns as the wire spells them, for the history. */
const told = (event: Acted, zone: string) => ({
  AcdEventStatusID: event.acd_event_status_id,
  UsersID: event.users_id,
  AcdGroupsID: event.acd_groups_id,
  AcdConfigurationGroupsID: event.acd_configuration_groups_id,
  AcdAgentGroupsID: event.acd_agent_groups_id,
  nPriority: event.n_priority,
  dtRemind: event.dt_remind && wallStamp(event.dt_remind.getTime(), zone),
})

async function store(tx: Tx, events: readonly Stored[], act: EventAction, acting: Acting) {
  const { asker, now, zone } = acting
  const ids = events.map(({ id }) => id)
  const change = await changeOf(tx, act, acting)
  const moment = new Date(now)
  await tx
    .updateTable('acd_events')
    .set({ ...change, dt_modified: moment, dt_last_modified: moment })
    .where('id', 'in', ids)
    .execute()
  if (act.Comment !== undefined) {
    await commentEvents(tx, { asker, now }, ids, act.Comment)
  }
  const entries = events.map((event) => ({
    action: `event.${act.action}` as const,
    id: event.id,
    comment: act.Comment,
    ...changes(told(event, zone), told({ ...event, ...change }, zone)),
  }))
  await recordAudit(tx, { asker, now }, ...entries)
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
  const stored = new Map((await lockEvents(tx, IDs)).map((event) => [event.id, event]))
  const outcome = new Map<number, Refusal | undefined>()
  const allowed: Stored[] = []
  for (const id of new Set(IDs)) {
    const event = stored.get(id)
    const refusal = await refusalOf(event, act, acting)
    outcome.set(id, refusal)
    if (event && !refusal) allowed.push(event)
  }
  if (allowed.length > 0) await store(tx, allowed, act, acting)
  return outcome
}
