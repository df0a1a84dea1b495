import type { Generated } from 'kysely'

export type DiallerCampaignsTable = {
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
  restoring_at: Generated<Date | null>
  restoring_id: Generated<number | null>
  version: Generated<number>
  upstream_text: Generated<string | null>
  /** The upstream does not list it, or never did. */
  not_listed_since: Generated<Date | null>
  mirrored: Generated<boolean>
}

export type DiallerCampaignsResultCodesTable = {
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
  b_agent_bound: boolean | null
  b_appointment: Generated<boolean>
  version: Generated<number>
  /** As the upstream tells it in each language. */
  upstream_text_en: Generated<string | null>
  upstream_text_de: Generated<string | null>
}

export type DiallerContactsTable = {
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
  upstream_text: Generated<string | null>
}
