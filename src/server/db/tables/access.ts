import type { Generated } from 'kysely'

/**
 * What a token is for: somebody's own, the one behind sign-in links, CALLBOARD_ADMIN_TOKEN, the one
 * that holds a person's sessions.
 */
export type AccessTokenKind = 'made' | 'link' | 'setting' | 'person'

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
  expires_at: Date | null
}

export type SessionsTable = {
  session_sha256: Buffer
  client_id: number
  access_tokens_id: number
  created_at: Generated<Date>
  last_seen_at: Generated<Date>
  id: Generated<number>
  /** Where somebody signed in, in words; null where the browser did not tell. */
  browser: string | null
  system: string | null
  address: string | null
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

export type PeopleTable = {
  client_id: number
  users_id: number
  /** The token that holds their sessions: nobody has its secret. */
  access_tokens_id: number
  role: string
  only_own_groups: Generated<boolean>
  skills_ids: Generated<number[]>
  paused: Generated<boolean>
  deactivated_at: Date | null
  last_sign_in_at: Date | null
  dt_created: Generated<Date>
  version: Generated<number>
  passkey_handle: Generated<string>
}

export type InvitationsTable = {
  secret_sha256: Buffer
  client_id: number
  users_id: number
  expires_at: Date
}

export type PasskeysTable = {
  client_id: number
  id: Generated<number>
  users_id: number
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  rp_id: string
  name: string
  created_at: Date
  last_used_at: Date | null
}

export type PasskeyChallengesTable = {
  challenge_sha256: Buffer
  purpose: 'register' | 'sign-in'
  client_id: number | null
  users_id: number | null
  expires_at: Date
}

/** Accounts of an OpenID Connect provider. */
export type PersonIdentitiesTable = {
  client_id: number
  users_id: number
  issuer: string
  subject: string
  created_at: Date
  id: Generated<number>
  /** What the provider called it when it signed in last. */
  name: string | null
  last_used_at: Date | null
}

/** Sign-ins by a provider that are under way. */
export type OidcFlowsTable = {
  flow_sha256: Buffer
  redirect_uri: string
  invitation_sha256: Buffer | null
  expires_at: Date
}
