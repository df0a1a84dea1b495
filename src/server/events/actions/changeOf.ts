import { appointmentOf } from '@/contract/event/appointment'
import type { EventAction } from '@/contract/event/eventActions'
import { eventSteps } from '@/contract/event/eventSteps'
import type { By } from '../../audit/author'
import type { Tx } from '../../db/transaction'
import { Refusal } from '../../http/refusal'
import { chooseOne, readGroups } from '../chooseGroup'
import type { ActedRow } from './actedFields'

async function refuseAbsentUser(tx: Tx, id: number): Promise<void> {
  const user = await tx
    .selectFrom('users')
    .select('b_active')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!user) throw new Refusal('user_not_found')
  if (!user.b_active) throw new Refusal('user_inactive')
}

/** Into the group's queue: no agent has the event any more. */
async function toGroup(tx: Tx, id: number): Promise<Partial<ActedRow>> {
  const group = chooseOne(await readGroups(tx, [id]), id)
  return {
    acd_groups_id: group.AcdGroupsID,
    acd_configuration_groups_id: group.AcdConfigurationGroupsID,
    acd_agent_groups_id: group.AcdAgentGroupsID,
    users_id: null,
  }
}

/** The moment that an action appoints; undefined for one that appoints none. */
export function instantOfAct(
  act: EventAction,
  { now, zone }: Pick<Surroundings, 'now' | 'zone'>,
): number | undefined {
  if (act.action !== 'remind' && act.action !== 'move') return undefined
  const { dtAppointmentDate: date, dtAppointmentTime: time } = act
  const appointment = appointmentOf({ date, time }, now, zone)
  return appointment.kind === 'none' ? undefined : appointment.instant
}

type Surroundings = By & { zone: string }

async function fieldsOf(tx: Tx, act: EventAction, { principal, now, zone }: Surroundings) {
  switch (act.action) {
    case 'take':
      if (principal.UsersID === null) throw new Refusal('no_own_user')
      return { users_id: principal.UsersID }
    case 'handToAgent':
      await refuseAbsentUser(tx, act.UsersID)
      return { users_id: act.UsersID }
    case 'handToGroup':
      return toGroup(tx, act.AcdGroupsID)
    case 'remind':
    case 'move': {
      const instant = instantOfAct(act, { now, zone })
      return instant === undefined ? {} : { dt_remind: new Date(instant) }
    }
    case 'release':
      return { users_id: null }
    case 'priority':
      return { n_priority: act.nPriority }
    default:
      return {}
  }
}

/** What an action makes of every event that it may be done to. */
export async function changeOf(
  tx: Tx,
  act: EventAction,
  surroundings: Surroundings,
): Promise<Partial<ActedRow>> {
  const { to } = eventSteps[act.action]
  const fields = await fieldsOf(tx, act, surroundings)
  return to === undefined ? fields : { ...fields, acd_event_status_id: to }
}
