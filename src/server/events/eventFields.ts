import type { Selectable } from 'kysely'
import type { AcdEvent } from '@/contract/event/events'
import { defaultPriority } from '@/contract/event/newEvent'
import type { AcdEventsTable } from '../db/tables/events'
import { eventData } from './eventData'

/** The keys of a record that are stored: all but the mark of an answer. */
type StoredField = Exclude<keyof AcdEvent, 'Result_'>

type Row = Selectable<AcdEventsTable>
/** The columns that hold exactly these values. */
type ColumnOf<Value> = {
  [Column in keyof Row]: [Row[Column], Value] extends [Value, Row[Column]] ? Column : never
}[keyof Row]

type Plain<Value, Kind> = { column: ColumnOf<Value>; kind: Kind }
type Stored<Value> = [Value] extends [number | null]
  ? Plain<Value, 'id' | 'integer'>
  : [Value] extends [boolean | null]
    ? Plain<Value, 'flag'>
    : Plain<Value, 'text'> | Plain<Date | Extract<Value, null>, 'stamp'>

export type FieldOf<Value> = Stored<Value> & {
  /** What an import stores where a record does not have the field. Null: the field may be empty. */
  default?: Value
  /** Whether a create writes the column or leaves it to the database. */
  onCreate: 'written' | 'left'
} & (null extends Value ? { default: null } : unknown)

const required = { onCreate: 'written' } as const
const optional = { default: null, onCreate: 'written' } as const
const rare = { default: null, onCreate: 'left' } as const

/** Everything that the server knows of each field, in the order in which the contract has them. */
export const eventFields = {
  SkillsValue2: { column: 'skills_value_2', kind: 'integer', ...rare },
  SkillsValue1: { column: 'skills_value_1', kind: 'integer', ...rare },
  ChatConnectorsID: { column: 'chat_connectors_id', kind: 'integer', ...rare },
  UserData: { column: 'user_data', kind: 'text', ...optional },
  SkillsValue3: { column: 'skills_value_3', kind: 'integer', ...rare },
  dtReceived: { column: 'dt_received', kind: 'stamp', ...rare },
  AcdGroupsID: { column: 'acd_groups_id', kind: 'id', ...required },
  dtRemind: { column: 'dt_remind', kind: 'stamp', ...optional },
  EventData: { column: 'event_data', kind: 'text', ...required, default: eventData({}) },
  AcdWorkFlowConnectorsID: { column: 'acd_work_flow_connectors_id', kind: 'integer', ...rare },
  AcdInboxesID: { column: 'acd_inboxes_id', kind: 'integer', ...rare },
  ID: { column: 'id', kind: 'id', onCreate: 'left' },
  LastAgentTime: { column: 'last_agent_time', kind: 'integer', default: 0, onCreate: 'left' },
  CrmURL: { column: 'crm_url', kind: 'text', ...optional },
  WorkFlowMonitorPointsID: { column: 'work_flow_monitor_points_id', kind: 'integer', ...rare },
  AcdReplyingTypesID: { column: 'acd_replying_types_id', kind: 'integer', ...rare },
  AcdEventTypesID: { column: 'acd_event_types_id', kind: 'id', ...required },
  dtModified: { column: 'dt_modified', kind: 'stamp', ...required },
  bCloseByForeignSystem: {
    column: 'b_close_by_foreign_system',
    kind: 'flag',
    default: false,
    onCreate: 'left',
  },
  Receiver: { column: 'receiver', kind: 'text', ...optional },
  Subject: { column: 'subject', kind: 'text', ...required },
  UsersID: { column: 'users_id', kind: 'id', ...optional },
  Sender: { column: 'sender', kind: 'text', ...required },
  ForeignSystemNumber: { column: 'foreign_system_number', kind: 'text', ...optional },
  dtCreated: { column: 'dt_created', kind: 'stamp', ...required },
  UserData2: { column: 'user_data_2', kind: 'text', ...rare },
  UserData3: { column: 'user_data_3', kind: 'text', ...rare },
  SkillsID3: { column: 'skills_id_3', kind: 'integer', ...rare },
  SkillsID1: { column: 'skills_id_1', kind: 'integer', ...rare },
  SkillsID2: { column: 'skills_id_2', kind: 'integer', ...rare },
  AcdEventStatusID: { column: 'acd_event_status_id', kind: 'id', ...required },
  dtLastModified: { column: 'dt_last_modified', kind: 'stamp', ...required },
  nPriority: { column: 'n_priority', kind: 'integer', ...required, default: defaultPriority },
  AcdConfigurationGroupsID: { column: 'acd_configuration_groups_id', kind: 'id', ...optional },
  AcdAgentGroupsID: { column: 'acd_agent_groups_id', kind: 'id', ...optional },
} as const satisfies { [Key in StoredField]: FieldOf<AcdEvent[Key]> }

type Fields = typeof eventFields
export type EventField = keyof Fields
/** The fields of one shape, such as those of a kind. */
export type FieldsWith<Shape> = {
  [Key in EventField]: Fields[Key] extends Shape ? Key : never
}[EventField]
export type FieldColumn<Key extends EventField = EventField> = Fields[Key]['column']

export type FieldEntry = readonly [
  EventField,
  {
    column: FieldColumn
    kind: Fields[EventField]['kind']
    onCreate: Fields[EventField]['onCreate']
    default?: AcdEvent[EventField]
  },
]
export const fieldEntries = Object.entries(eventFields) as readonly FieldEntry[]

/** Fields that may be empty. */
export const nullableFields: ReadonlySet<string> = new Set(
  fieldEntries.filter(([, field]) => field.default === null).map(([key]) => key),
)

export type StampField = FieldsWith<{ kind: 'stamp' }>
const isStamp = (key: EventField): key is StampField => eventFields[key].kind === 'stamp'
export const stampFields = fieldEntries.map(([key]) => key).filter(isStamp)
