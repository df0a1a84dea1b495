import { sql } from 'kysely'
import { mayDo, type Role } from '@/contract/roles'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { wholeAccount } from '../db/scope'
import { enterTenant, type Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import type { SignInPlace } from './browserName'
import { newSessionSecret, secretHash } from './secrets'

/** Of one access token; a new sign-in ends the oldest beyond them. */
const maxSessions = 100

export type TokenKey = { ClientsID: number; AccessTokensID: number }

/** The token for which the condition holds, as long as it is valid. */
export async function validToken(
  tx: Tx,
  now: number,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<TokenKey | undefined> {
  const { rows } = await sql<TokenKey>`
    SELECT token_client_id AS "ClientsID", token_id AS "AccessTokensID"
    FROM callboard_valid_tokens(${new Date(now)}) WHERE ${condition}`.execute(tx)
  return rows[0]
}

export type SessionHolder = TokenKey & { role: string; name: string; UsersID: number | null }

/** The column's CHECK holds it to the roles. */
export const asSession = (holder: SessionHolder, now: number): By => ({
  principal: { ...holder, role: holder.role as Role, by: 'session' },
  now,
})

/** How many of the token's oldest sessions the newest one has ended. */
async function endOldest(tx: Tx, AccessTokensID: number): Promise<number> {
  const oldest = await tx
    .selectFrom('sessions')
    .select('session_sha256')
    .where('access_tokens_id', '=', AccessTokensID)
    .orderBy('created_at', 'desc')
    .offset(maxSessions)
    .execute()
  // Each delete from this table, even of no row, makes all open feeds check their rights.
  if (oldest.length === 0) return 0
  const ended = oldest.map(({ session_sha256 }) => session_sha256)
  await tx.deleteFrom('sessions').where('session_sha256', 'in', ended).execute()
  return ended.length
}

const noteSignIn = (tx: Tx, UsersID: number, last_sign_in_at: Date) =>
  tx.updateTable('people').set({ last_sign_in_at }).where('users_id', '=', UsersID).execute()

type StartOptions = { place: SignInPlace; now: number }

/**
 * A new session of a token that is valid, as a row of the client account whose token it is; its
 * secret.
 */
export async function startSessionIn(
  tx: Tx,
  key: TokenKey,
  { place, now }: StartOptions,
): Promise<string> {
  const secret = newSessionSecret()
  const { ClientsID, AccessTokensID } = key
  const instant = new Date(now)
  await enterTenant(tx, wholeAccount(ClientsID))
  await tx
    .insertInto('sessions')
    .values({
      session_sha256: secretHash(secret),
      client_id: ClientsID,
      access_tokens_id: AccessTokensID,
      created_at: instant,
      last_seen_at: instant,
      ...place,
    })
    .execute()
  const token = await tx
    .selectFrom('access_tokens')
    .select(['role', 'name', 'users_id as UsersID'])
    .where('id', '=', AccessTokensID)
    .executeTakeFirstOrThrow()
  // The column's CHECK holds it to the roles.
  if (!mayDo(token.role as Role, 'read')) throw new Refusal('forbidden')
  const ended = await endOldest(tx, AccessTokensID)
  if (token.UsersID !== null) await noteSignIn(tx, token.UsersID, instant)
  await recordAudit(
    tx,
    asSession({ ...key, ...token }, now),
    { action: 'session.start', id: null },
    ...Array.from({ length: ended }, () => ({ action: 'session.end', id: null }) as const),
  )
  return secret
}
