import type { Insertable } from 'kysely'
import { eventTypeIds } from '@/contract/event/events'
import { defaultPriority, type NewEvent } from '@/contract/event/newEvent'
import type { AcdEventsTable } from '../db/tables/events'
import type { GroupChoice } from './chooseGroup'
import { eventData } from './eventData'
import type { FieldColumn, FieldsWith } from './eventFields'
import { searchText } from './searchText'

const distribute = 1

/** A new event that passed all checks. */
export type CheckedEvent = {
  event: NewEvent
  group: GroupChoice
  remind: Date | null
  now: Date
}

type Row = Insertable<AcdEventsTable>
type Written = FieldColumn<FieldsWith<{ onCreate: 'written' }>>
/** A row without its ID, with a value for each field that a create writes. */
type NewEventRow = Omit<Row, 'id'> & Required<Pick<Row, Written>>

export function newEventRow(
  ClientsID: number,
  { event, group, remind, now }: CheckedEvent,
): NewEventRow {
  const searched = {
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
    sender: searched.Sender,
    receiver: searched.Receiver,
    subject: searched.Subject,
    user_data: searched.UserData,
    foreign_system_number: searched.ForeignSystemNumber,
    crm_url: event.CrmURL ?? null,
    event_data: searched.EventData,
    n_priority: event.nPriority ?? defaultPriority,
    dt_remind: remind,
    dt_created: now,
    dt_modified: now,
    dt_last_modified: now,
    search_text: searchText(searched),
  }
}
