import type { Generated } from 'kysely'

export type ViewLimitsTable = {
  client_id: number
  saved_views_id: number
  n_above: number
  n_minutes: number
  above_since: Generated<Date | null>
  counted_version: Generated<number | null>
  not_before: Date
  look_at: Generated<Date | null>
}

export type AlertsTable = {
  client_id: number
  id: Generated<number>
  saved_views_id: number
  users_id: number | null
  access_tokens_id: number | null
  shared: boolean
  name: string
  filter: string
  n_above: number
  n_minutes: number
  value: number
  acd_events_ids: number[]
  acd_groups_ids: number[] | null
  dt_began: Date
  dt_ended: Generated<Date | null>
  taken_owner: Generated<string | null>
  taken_by: Generated<string | null>
  quiet_up_to: Generated<number | null>
}

export type AlertDeliveriesTable = {
  client_id: number
  alerts_id: number
  state: 'began' | 'ended'
  delivery: Generated<string>
  value: number
  at: Date
  tries: Generated<number>
  due_at: Date
}
