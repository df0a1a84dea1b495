import { sql } from 'kysely'
import { eventStatuses, eventTypes } from '@/contract/filter/names'
import { compileEventFilter } from '../filter/eventFilter'
import { compileNameFilter } from '../filter/nameFilter'
import type { ListSource } from '../list/source'
import { stamp, type WireColumns } from '../list/wire'
import { findWord } from './findWord'

/** The contract's keys in the contract's order: the one translation to the columns' names. */
const wireColumns = (zone: string): WireColumns => ({
  SkillsValue2: 'skills_value_2',
  SkillsValue1: 'skills_value_1',
  ChatConnectorsID: 'chat_connectors_id',
  UserData: 'user_data',
  SkillsValue3: 'skills_value_3',
  dtReceived: stamp('dt_received', zone),
  AcdGroupsID: 'acd_groups_id',
  dtRemind: stamp('dt_remind', zone),
  EventData: 'event_data',
  AcdWorkFlowConnectorsID: 'acd_work_flow_connectors_id',
  AcdInboxesID: 'acd_inboxes_id',
  ID: 'acd_events.id',
  LastAgentTime: 'last_agent_time',
  CrmURL: 'crm_url',
  WorkFlowMonitorPointsID: 'work_flow_monitor_points_id',
  AcdReplyingTypesID: 'acd_replying_types_id',
  AcdEventTypesID: 'acd_event_types_id',
  dtModified: stamp('dt_modified', zone),
  bCloseByForeignSystem: 'b_close_by_foreign_system',
  Receiver: 'receiver',
  Subject: 'subject',
  UsersID: 'users_id',
  Sender: 'sender',
  ForeignSystemNumber: 'foreign_system_number',
  dtCreated: stamp('dt_created', zone),
  UserData2: 'user_data_2',
  UserData3: 'user_data_3',
  SkillsID3: 'skills_id_3',
  SkillsID1: 'skills_id_1',
  SkillsID2: 'skills_id_2',
  AcdEventStatusID: 'acd_event_status_id',
  dtLastModified: stamp('dt_last_modified', zone),
  nPriority: 'n_priority',
  AcdConfigurationGroupsID: 'acd_configuration_groups_id',
  AcdAgentGroupsID: 'acd_agent_groups_id',
})

const neverNull = new Set([
  'AcdGroupsID',
  'EventData',
  'ID',
  'LastAgentTime',
  'AcdEventTypesID',
  'dtModified',
  'bCloseByForeignSystem',
  'Subject',
  'Sender',
  'dtCreated',
  'AcdEventStatusID',
  'dtLastModified',
  'nPriority',
])

/** The list of ACD events: also where a single record's text comes from. */
export function eventSource(zone: string): ListSource {
  const wire = wireColumns(zone)
  return {
    table: sql.table('acd_events'),
    // A filter may name a group or an agent, so their changes change what it matches.
    dependsOn: ['acd_events', 'acd_groups', 'users'],
    id: 'acd_events.id',
    wire,
    nullable: new Set(Object.keys(wire).filter((key) => !neverNull.has(key))),
    sortBy: {
      Subject: ['subject_start', 'subject'],
      dtReceived: 'dt_received',
      dtRemind: 'dt_remind',
      dtModified: 'dt_modified',
      dtCreated: 'dt_created',
      dtLastModified: 'dt_last_modified',
    },
    defaultOrder: 'dtCreated',
    findWord,
    compile: compileEventFilter,
  }
}

type Named = { readonly id: number; readonly key: string; readonly labels: readonly string[] }

/** A fixed list of the contract, through the same machinery as the stored ones. */
const fixedSource = (table: string, rows: readonly Named[]): ListSource => ({
  table: sql`(VALUES ${sql.join(
    rows.map(({ id, key }) => {
      const shortText = `${table}.${key}`
      return sql`(${sql.lit(id)}, ${sql.lit(shortText)}, ${sql.lit(shortText.toLowerCase())})`
    }),
  )}) AS ${sql.id(table)} (id, short_text, name_fold)`,
  dependsOn: [],
  id: `${table}.id`,
  wire: { ShortText: `${table}.short_text`, ID: `${table}.id` },
  nullable: new Set(),
  sortBy: { ShortText: `${table}.name_fold` },
  defaultOrder: 'ID',
  compile: compileNameFilter(`${table}.id`, `${table}.name_fold`),
})

export const eventTypeSource = fixedSource('AcdEventTypes', eventTypes)
export const eventStatusSource = fixedSource('AcdEventStatus', eventStatuses)
