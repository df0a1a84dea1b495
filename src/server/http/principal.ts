import type { Role } from '@/contract/roles'

/** Who sends a request: an access token, directly or through a browser's session. */
export type Principal = {
  ClientsID: number
  AccessTokensID: number
  role: Role
  name: string
  UsersID: number | null
  /** Sees the events of these groups alone; null: of all groups. */
  groups: readonly number[] | null
  by: 'token' | 'session'
  /** The stored hash of the token or session: by it, rights are looked at again. */
  proof: Buffer
}
