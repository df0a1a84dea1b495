import type { Insertable } from 'kysely'
import type { AcdEvent } from '@/contract/events'
import type { Tables } from '../db/schema'
import { searchText } from '../events/searchText'
import type { ReadStamp } from './readStamp'

/** A record of the wire as a row of the table; stamps of the zone become instants. */
export function eventColumns(
  ClientsID: number,
  event: AcdEvent,
  instantOf: ReadStamp,
): Insertable<Tables['acd_events']> {
  const at = (stamp: string) => new Date(instantOf(stamp) ?? Number.NaN)
  const maybe = (stamp: string | null) => (stamp === null ? null : at(stamp))
  return {
    client_id: ClientsID,
    id: event.ID,
    skills_value_1: event.SkillsValue1,
    skills_value_2: event.SkillsValue2,
    skills_value_3: event.SkillsValue3,
    skills_id_1: event.SkillsID1,
    skills_id_2: event.SkillsID2,
    skills_id_3: event.SkillsID3,
    chat_connectors_id: event.ChatConnectorsID,
    user_data: event.UserData,
    user_data_2: event.UserData2,
    user_data_3: event.UserData3,
    dt_received: maybe(event.dtReceived),
    acd_groups_id: event.AcdGroupsID,
    dt_remind: maybe(event.dtRemind),
    event_data: event.EventData,
    acd_work_flow_connectors_id: event.AcdWorkFlowConnectorsID,
    acd_inboxes_id: event.AcdInboxesID,
    last_agent_time: event.LastAgentTime,
    crm_url: event.CrmURL,
    work_flow_monitor_points_id: event.WorkFlowMonitorPointsID,
    acd_replying_types_id: event.AcdReplyingTypesID,
    acd_event_types_id: event.AcdEventTypesID,
    dt_modified: at(event.dtModified),
    b_close_by_foreign_system: event.bCloseByForeignSystem,
    receiver: event.Receiver,
    subject: event.Subject,
    users_id: event.UsersID,
    sender: event.Sender,
    foreign_system_number: event.ForeignSystemNumber,
    dt_created: at(event.dtCreated),
    acd_event_status_id: event.AcdEventStatusID,
    dt_last_modified: at(event.dtLastModified),
    n_priority: event.nPriority,
    acd_configuration_groups_id: event.AcdConfigurationGroupsID,
    acd_agent_groups_id: event.AcdAgentGroupsID,
    search_text: searchText(event),
    imported: true,
  }
}
