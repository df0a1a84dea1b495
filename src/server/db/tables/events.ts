import type { Generated, GeneratedAlways } from 'kysely'

export type AcdEventsTable = {
  client_id: number
  id: number
  skills_value_1: number | null
  skills_value_2: number | null
  skills_value_3: number | null
  skills_id_1: number | null
  skills_id_2: number | null
  skills_id_3: number | null
  chat_connectors_id: number | null
  user_data: string | null
  user_data_2: string | null
  user_data_3: string | null
  dt_received: Date | null
  acd_groups_id: number
  dt_remind: Date | null
  event_data: string
  acd_work_flow_connectors_id: number | null
  acd_inboxes_id: number | null
  last_agent_time: Generated<number>
  crm_url: string | null
  work_flow_monitor_points_id: number | null
  acd_replying_types_id: number | null
  acd_event_types_id: number
  dt_modified: Date
  b_close_by_foreign_system: Generated<boolean>
  receiver: string | null
  subject: string
  users_id: number | null
  sender: string
  caller_key: GeneratedAlways<string>
  foreign_system_number: string | null
  dt_created: Date
  acd_event_status_id: number
  dt_last_modified: Date
  n_priority: Generated<number>
  acd_configuration_groups_id: number | null
  acd_agent_groups_id: number | null
  search_text: string
  subject_start: GeneratedAlways<string>
  /** Brought by an import, or demo data; false: created here. */
  imported: Generated<boolean>
  version: Generated<number>
  /** Whether its past is known; null: of before there were milestones, and not filled in yet. */
  counted: Generated<boolean | null>
  answered_first: Generated<Date | null>
  answered_last: Generated<Date | null>
  seen_first: Generated<Date | null>
  seen_last: Generated<Date | null>
  closed_first: Generated<Date | null>
  closed_last: Generated<Date | null>
  moved_first: Generated<Date | null>
  moved_last: Generated<Date | null>
  /** When its goal passes. */
  deadline: Generated<Date | null>
  /** Since when the row is as it is, where that is not its dt_last_modified. */
  state_since: Generated<Date | null>
  /** The record as the upstream says it, where the columns cannot say all of it. */
  upstream_text: Generated<string | null>
}

/** Events that the upstream no longer lists. */
export type AcdEventsNotListedTable = AcdEventsTable & { not_listed_since: Date }

/** What an event was like until it changed; null texts are those of the present row. */
export type AcdEventVersionsTable = Omit<AcdEventsTable, 'event_data' | 'search_text'> & {
  event_data: string | null
  search_text: string | null
  valid_from: Date
  valid_to: Date
}

export type AcdEventCommentsTable = {
  client_id: number
  id: Generated<number>
  acd_events_id: number
  dt_created: Date
  subject: string | null
  body: string | null
  author: string | null
  role: string | null
  users_id: number | null
}

export type AcdEventChangesTable = {
  client_id: number
  number: Generated<number>
  xid: Generated<string>
  changed_at: Generated<Date>
  kind: string
  acd_events_id: number | null
  version: number | null
  before: unknown
}

export type AcdEventChangeHorizonsTable = {
  client_id: number
  xid: string
}
