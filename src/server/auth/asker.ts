import { sql, type Transaction } from 'kysely'
import type { Role } from '@/contract/endpoint'
import type { Db } from '../db/open'
import type { Tables } from '../db/schema'
import { secretHash } from './secrets'

/** Who asks: an access token, directly or through a browser's session. */
export type Asker = {
  ClientsID: number
  AccessTokensID: number
  role: Role
  name: string
  UsersID: number | null
  by: 'token' | 'session'
  /** The stored hash of the token or session: by it, rights are looked at again. */
  proof: Buffer
}

type Tx = Transaction<Tables>

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

type Found = Omit<Asker, 'by' | 'role' | 'proof'> & { role: string; lastUsed: Date | null }

const asker = ({ lastUsed: _, ...found }: Found, by: Asker['by'], proof: Buffer): Asker => ({
  ...found,
  // The column's CHECK holds it to the three roles.
  role: found.role as Role,
  by,
  proof,
})

const isOld = (moment: Date | null, now: number) =>
  moment === null || now - moment.getTime() > touchEvery

/** Of a session, not of its token. */
const isAlive = (
  now: number,
) => sql<boolean>`(sessions.created_at > ${new Date(now - longestSession)}
  AND sessions.last_seen_at > ${new Date(now - longestSilence)})`

/** Sessions of open pages, seen again: kept as fresh as {@link touchEvery} says. */
const touchSessions = (tx: Tx, proofs: Buffer[], now: number) =>
  tx
    .updateTable('sessions')
    .set({ last_seen_at: new Date(now) })
    .where('session_sha256', '=', sql<Buffer>`ANY(${proofs})`)
    .where('last_seen_at', '<', new Date(now - touchEvery))
    .execute()

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
        return asker(found, 'token', secretHash(token))
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
          .where(isAlive(now))
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
        return asker(token, 'session', secretHash(secret))
      }),

    /**
     * Which of those who were let in may still be here, with the role they have now; all in one
     * query. An open feed is a sign of an open page, so their sessions are seen again.
     */
    stillIn: (proofs: readonly Buffer[], now: number): Promise<Map<string, Role>> =>
      db.asGate(async (tx) => {
        const asked = [...proofs]
        const { rows } = await sql<{ proof: Buffer; role: string }>`
          SELECT token_sha256 AS proof, role FROM access_tokens
          WHERE token_sha256 = ANY(${asked}) AND revoked_at IS NULL
          UNION ALL
          SELECT session_sha256, role FROM sessions JOIN access_tokens
            ON access_tokens.client_id = sessions.client_id AND access_tokens.id = access_tokens_id
          WHERE session_sha256 = ANY(${asked}) AND revoked_at IS NULL AND ${isAlive(now)}
        `.execute(tx)
        await touchSessions(
          tx,
          rows.map(({ proof }) => proof),
          now,
        )
        return new Map(rows.map(({ proof, role }) => [proof.toString('base64'), role as Role]))
      }),
  }
}
