import type { Generated } from 'kysely'

export type AccessTokensTable = {
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

export type SessionsTable = {
  session_sha256: Buffer
  client_id: number
  access_tokens_id: number
  created_at: Generated<Date>
  last_seen_at: Generated<Date>
}

export type SignInCodesTable = {
  code_sha256: Buffer
  client_id: number
  access_tokens_id: number
  expires_at: Date
}

export type SignInFailuresTable = {
  address: string
  failed_at: Generated<Date>
}
