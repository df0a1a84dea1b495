import type { Generated } from 'kysely'

export type ClientsTable = {
  client_id: number
  name: string
}

export type AcdGroupsTable = {
  client_id: number
  id: number
  name: string
  name_fold: string
  group_number: string | null
  foreign_system_id: string | null
  acd_group_types_id: number
  primary_acd_agent_groups_id: number | null
  service_level_seconds: number | null
  distribution_algorithm_id: number | null
  b_no_duplicate_events: Generated<boolean>
  queue_music_id_4_sec: number | null
  supervisor_aggregation_skill_5_id: number | null
  queue_offhook_announcement_id: number | null
  b_position_announcement_3: Generated<boolean>
  tarif_announcement_waves_id: number | null
  b_call_redirection_after_number_announcement: Generated<boolean>
  version: Generated<number>
  upstream_text: Generated<string | null>
  /** The upstream does not list it, or never did. */
  not_listed_since: Generated<Date | null>
}

export type UsersTable = {
  client_id: number
  id: number
  uid: string
  uid_fold: string
  name_fold: string
  first_name: string | null
  last_name: string | null
  resellers_id: number | null
  tel_status_id: Generated<number>
  b_active: Generated<boolean>
  b_tel_calls_forwarding: Generated<boolean>
  b_use_web_mail: Generated<boolean>
  dt_pbx_telephone_status: Date | null
  agent_status_after_logout_rejected_id: number | null
  version: Generated<number>
  upstream_text: Generated<string | null>
  not_listed_since: Generated<Date | null>
  mirrored: Generated<boolean>
}
