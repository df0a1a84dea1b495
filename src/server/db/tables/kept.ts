import type { ColumnType, Generated } from 'kysely'
import type { ColumnWidths } from '@/contract/views'

export type IdempotencyKeysTable = {
  client_id: number
  access_tokens_id: number
  key: string
  endpoint: string
  request_sha256: Buffer
  status: number | null
  answer: string | null
  created_at: Generated<Date>
}

export type IdempotencyTextsTable = {
  client_id: number
  sha256: Buffer
  content: string
  used_at: Date
}

export type EventDraftsTable = {
  client_id: number
  owner: string
  key: string
  version: number
  content: string
  saved_at: Date
  /** The save that wrote this version; null for one of before there were such keys. */
  save_key: string | null
}

export type HeldEventsTable = {
  client_id: number
  owner: string
  key: string
  access_tokens_id: number
  asker: string
  request_sha256: Buffer
  event: string
  asked_at: Date
  due_at: Date
  /** `sent`: on its way to the upstream; `unclear`: nobody knows what became of it. */
  state: 'held' | 'sent' | 'unclear' | 'created' | 'taken_back' | 'failed'
  answer: string | null
  /** The slot that it holds a place in while it waits; null without an appointment. */
  acd_groups_id: number | null
  dt_remind: Date | null
}

export type ImportProgressTable = {
  client_id: number
  source: string
  records: number
  kept: Generated<number>
}

export type SavedViewsTable = {
  client_id: number
  id: Generated<number>
  users_id: number | null
  access_tokens_id: number | null
  name: string
  name_fold: string
  filter: string
  sort: string
  columns: string[]
  density: string
  widths: ColumnType<ColumnWidths, string, string>
  shared: boolean
  dt_modified: Date
  version: Generated<number>
}

export type TableVersionsTable = {
  client_id: number
  table_name: string
  shard: number
  version: number
}
