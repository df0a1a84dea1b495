import type { Generated } from 'kysely'

export type AuditLogTable = {
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

export type AuditHeadsTable = {
  client_id: number
  id: number
  hash: Buffer
}
