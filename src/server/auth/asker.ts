import type { Role } from '@/contract/endpoint'
import type { Db } from '../db/open'
import { secretHash } from './secrets'

/** Who asks: an access token, directly or through a browser's session. */
export type Asker = {
  ClientsID: number
  AccessTokensID: number
  role: Role
  name: string
  UsersID: number | null
  by: 'token' | 'session'
}

const minute = 60_000
const hour = 60 * minute
/** A session ends 12 h after sign-in, or 2 h after the last sign of an open page. */
export const sessionHours = 12
const longestSession = sessionHours * hour
const longestSilence = 2 * hour
/** How fresh "last used" and "last seen" are kept, so that reads do not all become writes. */
const touchEvery = minute

const tokenColumns = [
  'access_tokens.client_id as ClientsID',
  'access_tokens.id as AccessTokensID',
  'access_tokens.role as role',
  'access_tokens.name as name',
  'access_tokens.users_id as UsersID',
  'access_tokens.last_used_at as lastUsed',
] as const

type Found = Omit<Asker, 'by' | 'role'> & { role: string; lastUsed: Date | null }

const asker = ({ lastUsed: _, ...found }: Found, by: Asker['by']): Asker => ({
  ...found,
  // The column's CHECK holds it to the three roles.
  role: found.role as Role,
  by,
})

const isOld = (moment: Date | null, now: number) =>
  moment === null || now - moment.getTime() > touchEvery

export function askerRepository(db: Db) {
  return {
    /** The asker behind a token; undefined when it is wrong or revoked. */
    byToken: (token: string, now: number): Promise<Asker | undefined> =>
      db.asGate(async (tx) => {
        const found = await tx
          .selectFrom('access_tokens')
          .select(tokenColumns)
          .where('token_sha256', '=', secretHash(token))
          .where('revoked_at', 'is', null)
          .executeTakeFirst()
        if (!found) return undefined
        if (isOld(found.lastUsed, now)) {
          await tx
            .updateTable('access_tokens')
            .set({ last_used_at: new Date(now) })
            .where('client_id', '=', found.ClientsID)
            .where('id', '=', found.AccessTokensID)
            .execute()
        }
        return asker(found, 'token')
      }),

    /** The asker behind a session; undefined when it has ended or its token was revoked. */
    bySession: (secret: string, now: number): Promise<Asker | undefined> =>
      db.asGate(async (tx) => {
        const found = await tx
          .selectFrom('sessions')
          .innerJoin('access_tokens', (join) =>
            join
              .onRef('access_tokens.client_id', '=', 'sessions.client_id')
              .onRef('access_tokens.id', '=', 'sessions.access_tokens_id'),
          )
          .select([...tokenColumns, 'sessions.last_seen_at as lastSeen'])
          .where('session_sha256', '=', secretHash(secret))
          .where('revoked_at', 'is', null)
          .where('sessions.created_at', '>', new Date(now - longestSession))
          .where('sessions.last_seen_at', '>', new Date(now - longestSilence))
          .executeTakeFirst()
        if (!found) return undefined
        const { lastSeen, ...token } = found
        if (isOld(lastSeen, now)) {
          await tx
            .updateTable('sessions')
            .set({ last_seen_at: new Date(now) })
            .where('session_sha256', '=', secretHash(secret))
            .execute()
        }
        return asker(token, 'session')
      }),
  }
}
