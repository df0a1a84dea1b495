import type { Generated } from 'kysely'

/** What a token is for: somebody's own, the one behind sign-in links, CALLBOARD_ADMIN_TOKEN. */
export type AccessTokenKind = 'made' | 'link' | 'setting'

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
  kind: Generated<AccessTokenKind>
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
