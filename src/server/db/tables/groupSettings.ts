import type { ColumnType, Generated } from 'kysely'
import type { GroupSettings, SlotRule } from '@/contract/groupSettings'

export type AcdGroupSettingsTable = {
  client_id: number
  acd_groups_id: number
  grace_minutes: Generated<number>
  hours: ColumnType<GroupSettings['hours'], string | undefined, string>
  capacity: ColumnType<GroupSettings['capacity'], string | undefined, string>
  when_full: Generated<SlotRule>
  when_closed: Generated<SlotRule>
  release_minutes: number | null
  version: Generated<number>
}

export type AcdGroupMembersTable = {
  client_id: number
  acd_groups_id: number
  users_id: number
  role: 'member' | 'supervisor'
}
