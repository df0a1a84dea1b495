import { eventTypeIds } from '@/contract/events'
import { defaultPriority, type NewEvent } from '@/contract/newEvent'
import type { GroupChoice } from './chooseGroup'
import { eventData } from './eventData'
import { searchText } from './searchText'

const distribute = 1

/** A new event that was found good. */
export type Created = {
  event: NewEvent
  group: GroupChoice
  remind: Date | null
  now: Date
}

/** Its row, but for the ID. */
export function eventColumns(ClientsID: number, { event, group, remind, now }: Created) {
  const told = {
    Sender: event.Sender,
    Receiver: event.Receiver ?? null,
    Subject: event.Subject,
    UserData: event.UserData ?? null,
    ForeignSystemNumber:
      event.AcdEventTypesID === eventTypeIds.ticket ? (event.UserData ?? null) : null,
    EventData: eventData(event),
  }
  return {
    client_id: ClientsID,
    acd_event_types_id: event.AcdEventTypesID,
    acd_event_status_id: distribute,
    acd_groups_id: group.AcdGroupsID,
    acd_configuration_groups_id: group.AcdConfigurationGroupsID,
    acd_agent_groups_id: group.AcdAgentGroupsID,
    users_id: event.UsersID ?? null,
    sender: told.Sender,
    receiver: told.Receiver,
    subject: told.Subject,
    user_data: told.UserData,
    foreign_system_number: told.ForeignSystemNumber,
    crm_url: event.CrmURL ?? null,
    event_data: told.EventData,
    n_priority: event.nPriority ?? defaultPriority,
    dt_remind: remind,
    dt_created: now,
    dt_modified: now,
    dt_last_modified: now,
    search_text: searchText(told),
  }
}
