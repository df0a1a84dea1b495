import type { Generated, GeneratedAlways } from 'kysely'

/** What the server's queries know of the tables; `migrations/` is where they are made. */
export type Tables = {
  clients: ClientsTable
  acd_groups: AcdGroupsTable
  users: UsersTable
  acd_events: AcdEventsTable
  acd_event_comments: AcdEventCommentsTable
  acd_event_changes: AcdEventChangesTable
  acd_event_change_horizons: AcdEventChangeHorizonsTable
  dialler_campaigns: DiallerCampaignsTable
  dialler_campaigns_result_codes: DiallerCampaignsResultCodesTable
  dialler_contacts: DiallerContactsTable
  access_tokens: AccessTokensTable
  sessions: SessionsTable
  sign_in_codes: SignInCodesTable
  sign_in_failures: SignInFailuresTable
  idempotency_keys: IdempotencyKeysTable
  event_drafts: EventDraftsTable
  held_events: HeldEventsTable
  import_progress: ImportProgressTable
  saved_views: SavedViewsTable
  table_versions: TableVersionsTable
  audit_log: AuditLogTable
  audit_heads: AuditHeadsTable
}

type ClientsTable = {
  client_id: number
  name: string
}

type AcdGroupsTable = {
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
}

type UsersTable = {
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
}

type AcdEventsTable = {
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
  version: Generated<number>
}

type AcdEventCommentsTable = {
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

type AcdEventChangesTable = {
  client_id: number
  number: Generated<number>
  xid: Generated<string>
  changed_at: Generated<Date>
  kind: string
  acd_events_id: number | null
  version: number | null
  before: unknown
}

type AcdEventChangeHorizonsTable = {
  client_id: number
  xid: string
}

type DiallerCampaignsTable = {
  client_id: number
  id: number
  name: string
  name_fold: string
  languages_id: number
  user_data: string | null
  b_active: Generated<boolean>
  dt_from: Date | null
  dt_to: Date | null
  acd_groups_id: number | null
  contact_preview_time: number | null
  n_max_parallel_lines: number | null
  n_max_tries: number | null
  b_close_contacts_on_incoming_calls_match_caller_id: Generated<boolean>
  b_caller_id_active: Generated<boolean>
  abort_on_no_tel_number_result_codes_id: number | null
  incoming_call_result_codes_id: number | null
  version: Generated<number>
}

type DiallerCampaignsResultCodesTable = {
  client_id: number
  id: number
  dialler_campaigns_id: number
  dialler_result_codes_types_id: number
  content_en: string | null
  content_de: string | null
  export_key: string | null
  time_offset: number | null
  b_done: Generated<boolean>
  b_delay: Generated<boolean>
  b_allow_delete: Generated<boolean>
  b_aborted: Generated<boolean>
  b_agent_bound: Generated<boolean>
  b_appointment: Generated<boolean>
  version: Generated<number>
}

type DiallerContactsTable = {
  client_id: number
  id: number
  dialler_campaigns_id: number
  user_data: string | null
  client: string | null
  service: string | null
  reference_number: string | null
  name: string
  name_fold: string
  first_name: string | null
  salutation: string | null
  title: string | null
  company: string | null
  address: string | null
  postal_code: string | null
  city: string | null
  country: string | null
  phone_number_1: string | null
  phone_number_2: string | null
  phone_number_3: string | null
  phone_number_4: string | null
  phone_number_5: string | null
  phone_number_6: string | null
  fax_number: string | null
  email: string | null
  website: string | null
  comment: string | null
  external_system_link: string | null
  model: string | null
  tag: string | null
  dt_imported: Date
  dt_next_try: Date | null
  n_tries_phone_number_1: Generated<number>
  n_tries_phone_number_2: Generated<number>
  n_tries_phone_number_3: Generated<number>
  n_tries_phone_number_4: Generated<number>
  n_tries_phone_number_5: Generated<number>
  n_tries_phone_number_6: Generated<number>
  b_phone_number_1_invalid: Generated<boolean>
  b_phone_number_2_invalid: Generated<boolean>
  b_phone_number_3_invalid: Generated<boolean>
  b_phone_number_4_invalid: Generated<boolean>
  b_phone_number_5_invalid: Generated<boolean>
  b_phone_number_6_invalid: Generated<boolean>
  b_last_result_mailbox: Generated<boolean>
  dialler_campaigns_result_codes_id: number | null
  version: Generated<number>
}

type AccessTokensTable = {
  client_id: number
  id: Generated<number>
  name: string
  role: string
  users_id: number | null
  token_sha256: Buffer
  created_at: Generated<Date>
  last_used_at: Date | null
  revoked_at: Date | null
}

type SessionsTable = {
  session_sha256: Buffer
  client_id: number
  access_tokens_id: number
  created_at: Generated<Date>
  last_seen_at: Generated<Date>
}

type SignInCodesTable = {
  code_sha256: Buffer
  client_id: number
  access_tokens_id: number
  expires_at: Date
}

type SignInFailuresTable = {
  address: string
  failed_at: Generated<Date>
}

type IdempotencyKeysTable = {
  client_id: number
  access_tokens_id: number
  key: string
  endpoint: string
  request_sha256: Buffer
  status: number | null
  answer: string | null
  created_at: Generated<Date>
}

type EventDraftsTable = {
  client_id: number
  owner: string
  key: string
  version: number
  content: string
  saved_at: Date
}

type HeldEventsTable = {
  client_id: number
  owner: string
  key: string
  access_tokens_id: number
  asker: string
  request_sha256: Buffer
  event: string
  asked_at: Date
  due_at: Date
  state: 'held' | 'created' | 'taken_back' | 'failed'
  answer: string | null
}

type ImportProgressTable = {
  client_id: number
  source: string
  records: number
}

type SavedViewsTable = {
  client_id: number
  id: Generated<number>
  users_id: number | null
  access_tokens_id: number
  name: string
  name_fold: string
  filter: string
  sort: string
  columns: string[]
  density: string
  shared: boolean
  dt_modified: Date
  version: Generated<number>
}

type TableVersionsTable = {
  client_id: number
  table_name: string
  shard: number
  version: number
}

type AuditLogTable = {
  client_id: number
  /** Given by the database, like the link and the hash. */
  id: Generated<number>
  dt_created: Date
  access_tokens_id: number | null
  users_id: number | null
  role: string
  name: string
  origin: string
  action: string
  object_kind: string
  object_id: number | null
  comment: string | null
  before: unknown
  after: unknown
  copy: unknown
  previous: Generated<Buffer>
  hash: Generated<Buffer>
}

type AuditHeadsTable = {
  client_id: number
  id: number
  hash: Buffer
}
