import type { GeneratedAlways } from 'kysely'

export type AcdGroupGoalsTable = {
  client_id: number
  acd_groups_id: number
  acd_event_types_id: number
  minutes: number
}

export type AcdGroupGoalChangesTable = {
  client_id: number
  id: GeneratedAlways<number>
  acd_groups_id: number
  acd_event_types_id: number
  changed_at: Date
  /** Null: no goal. */
  minutes_before: number | null
  minutes: number | null
}

export type AcdEventQuarterHoursTable = {
  client_id: number
  quarter_hour: Date
  acd_groups_id: number
  acd_event_types_id: number
  came: number
  answered: number
  closed: number
  goals: number
  met: number
  opened: number
  unknown: number
}
