import { appointmentOf } from '@/contract/appointment'
import type { EventAction } from '@/contract/eventActions'
import { eventSteps } from '@/contract/eventSteps'
import type { Asker } from '../../auth/asker'
import type { Tx } from '../../http/mount'
import { Refusal } from '../../http/refusal'
import { chooseOne, readGroups } from '../chooseGroup'

/** The columns that actions write; all of an event that its history tells. */
export type Acted = {
  acd_event_status_id: number
  users_id: number | null
  acd_groups_id: number
  acd_configuration_groups_id: number | null
  acd_agent_groups_id: number | null
  n_priority: number
  dt_remind: Date | null
}

async function refuseAbsentUser(tx: Tx, id: number): Promise<void> {
  const user = await tx
    .selectFrom('users')
    .select('b_active')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!user) throw new Refusal('user_not_found')
  if (!user.b_active) throw new Refusal('user_inactive')
}

/** The group's queue: whoever had the event has it no more. */
async function toGroup(tx: Tx, id: number): Promise<Partial<Acted>> {
  const group = chooseOne(await readGroups(tx, [id]), id)
  return {
    acd_groups_id: group.AcdGroupsID,
    acd_configuration_groups_id: group.AcdConfigurationGroupsID,
    acd_agent_groups_id: group.AcdAgentGroupsID,
    users_id: null,
  }
}

type Surroundings = { asker: Asker; now: number; zone: string }

async function fieldsOf(tx: Tx, act: EventAction, { asker, now, zone }: Surroundings) {
  switch (act.action) {
    case 'take':
      if (asker.UsersID === null) throw new Refusal('no_own_user')
      return { users_id: asker.UsersID }
    case 'handToAgent':
      await refuseAbsentUser(tx, act.UsersID)
      return { users_id: act.UsersID }
    case 'handToGroup':
      return toGroup(tx, act.AcdGroupsID)
    case 'remind': {
      const { dtAppointmentDate: date, dtAppointmentTime: time } = act
      const appointment = appointmentOf({ date, time }, now, zone)
      return appointment.kind === 'none' ? {} : { dt_remind: new Date(appointment.instant) }
    }
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
): Promise<Partial<Acted>> {
  const { to } = eventSteps[act.action]
  const fields = await fieldsOf(tx, act, surroundings)
  return to === undefined ? fields : { ...fields, acd_event_status_id: to }
}
