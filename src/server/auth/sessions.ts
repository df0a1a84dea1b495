import { sql } from 'kysely'
import { mayDo, type Role } from '@/contract/roles'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Db } from '../db/open'
import { enterTenant, type Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { newSessionSecret, newSignInCode, secretHash } from './secrets'
import { countFailure, pruneFailures } from './signInFailures'

/** How long a sign-in link that `start` prints can be used, once. */
const codeLifetimeMs = 60 * 60_000

/** Of one access token; a new sign-in ends the oldest beyond them. */
const maxSessions = 100

type TokenKey = { ClientsID: number; AccessTokensID: number }

/** The token for which the condition holds, as long as it is valid. */
async function validToken(
  tx: Tx,
  now: number,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<TokenKey | undefined> {
  const { rows } = await sql<TokenKey>`
    SELECT token_client_id AS "ClientsID", token_id AS "AccessTokensID"
    FROM callboard_valid_tokens(${new Date(now)}) WHERE ${condition}`.execute(tx)
  return rows[0]
}

const byToken = (tx: Tx, token: string, now: number) =>
  validToken(tx, now, sql<boolean>`token_proof = ${secretHash(token)}`)

/**
 * A code is deleted by its first use, even when two come at the same moment. One whose token is not
 * valid any more signs nobody in.
 */
async function byCode(tx: Tx, code: string, now: number): Promise<TokenKey | undefined> {
  const used = await tx
    .deleteFrom('sign_in_codes')
    .where('code_sha256', '=', secretHash(code))
    .returning(['client_id', 'access_tokens_id', 'expires_at'])
    .executeTakeFirst()
  if (!used || used.expires_at.getTime() <= now) return undefined
  const { client_id, access_tokens_id } = used
  return validToken(
    tx,
    now,
    sql<boolean>`token_client_id = ${client_id} AND token_id = ${access_tokens_id}`,
  )
}

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

/** The new session, as a row of the client account whose token it is. */
async function store(tx: Tx, key: TokenKey, secret: string, now: number): Promise<void> {
  const { ClientsID, AccessTokensID } = key
  const instant = new Date(now)
  await enterTenant(tx, ClientsID)
  await tx
    .insertInto('sessions')
    .values({
      session_sha256: secretHash(secret),
      client_id: ClientsID,
      access_tokens_id: AccessTokensID,
      created_at: instant,
      last_seen_at: instant,
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
  await recordAudit(
    tx,
    bySession({ ...key, ...token }, now),
    { action: 'session.start', id: null },
    ...Array.from({ length: ended }, () => ({ action: 'session.end', id: null }) as const),
  )
}

type Holder = TokenKey & { role: string; name: string; UsersID: number | null }

/** The column's CHECK holds it to the roles. */
const bySession = (holder: Holder, now: number): By => ({
  principal: { ...holder, role: holder.role as Role, by: 'session' },
  now,
})

/** Whose session this is, whatever client account that is; undefined where it has ended. */
const holderOf = (tx: Tx, session: Buffer): Promise<Holder | undefined> =>
  tx
    .selectFrom('sessions')
    .innerJoin('access_tokens', (join) =>
      join
        .onRef('access_tokens.client_id', '=', 'sessions.client_id')
        .onRef('access_tokens.id', '=', 'sessions.access_tokens_id'),
    )
    .where('session_sha256', '=', session)
    .select(['sessions.client_id as ClientsID', 'id as AccessTokensID'])
    .select(['role', 'name', 'users_id as UsersID'])
    .executeTakeFirst()

async function endSession(tx: Tx, session: Buffer, now: number): Promise<void> {
  const holder = await holderOf(tx, session)
  if (!holder) return
  await enterTenant(tx, holder.ClientsID)
  const { numDeletedRows } = await tx
    .deleteFrom('sessions')
    .where('session_sha256', '=', session)
    .executeTakeFirst()
  const by = bySession(holder, now)
  if (numDeletedRows > 0n) await recordAudit(tx, by, { action: 'session.end', id: null })
}

type Credentials = { token?: string | undefined; code?: string | undefined }

export function sessionRepository(db: Db) {
  return {
    /**
     * Starts a session and returns its secret. A failure is counted for the address, and from the
     * eleventh on refused as one too many; the right token or code still signs in.
     */
    async start({ token, code }: Credentials, address: string, now: number): Promise<string> {
      const secret = newSessionSecret()
      const started = await db.asGate(async (tx) => {
        const key =
          token !== undefined ? await byToken(tx, token, now) : await byCode(tx, code ?? '', now)
        if (key === undefined) {
          await countFailure(tx, address, now)
          return false
        }
        await store(tx, key, secret, now)
        return true
      })
      if (!started) throw new Refusal('unauthorized')
      return secret
    },

    /** Ends the session with this secret, whoever holds it. */
    end: (secret: string, now: number): Promise<void> =>
      db.changeRights(() => db.asGate((tx) => endSession(tx, secretHash(secret), now))),

    /** A code for a one-time link that signs in with this access token. */
    async createCode({ ClientsID, AccessTokensID }: TokenKey, now: number): Promise<string> {
      const code = newSignInCode()
      await db.asGate((tx) =>
        tx
          .insertInto('sign_in_codes')
          .values({
            code_sha256: secretHash(code),
            client_id: ClientsID,
            access_tokens_id: AccessTokensID,
            expires_at: new Date(now + codeLifetimeMs),
          })
          .execute(),
      )
      return code
    },

    /** Deletes sessions, failures and codes that are too old to count. */
    prune: (now: number) =>
      db.asGate(async (tx) => {
        const day = new Date(now - 24 * 60 * 60_000)
        await tx.deleteFrom('sessions').where('created_at', '<', day).execute()
        await pruneFailures(tx, now)
        await tx.deleteFrom('sign_in_codes').where('expires_at', '<', new Date(now)).execute()
      }),
  }
}
