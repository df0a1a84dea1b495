import { sql } from 'kysely'
import { recordAudit } from '../audit/recordAudit'
import type { Db } from '../db/open'
import { wholeAccount } from '../db/scope'
import { enterTenant, type Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import type { SignInPlace } from './browserName'
import { newSignInCode, secretHash } from './secrets'
import { countFailure, pruneFailures } from './signInFailures'
import {
  asSession,
  type SessionHolder,
  startSessionIn,
  type TokenKey,
  validToken,
} from './startSession'

/** How long a sign-in link that `start` prints can be used, once. */
const codeLifetimeMs = 60 * 60_000

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

/** Whose session this is, whatever client account that is; undefined where it has ended. */
const holderOf = (tx: Tx, session: Buffer): Promise<SessionHolder | undefined> =>
  tx
    .selectFrom('sessions')
    .innerJoin('access_tokens', (join) =>
      join
        .onRef('access_tokens.client_id', '=', 'sessions.client_id')
        .onRef('access_tokens.id', '=', 'sessions.access_tokens_id'),
    )
    .where('session_sha256', '=', session)
    .select(['sessions.client_id as ClientsID', 'access_tokens.id as AccessTokensID'])
    .select(['role', 'name', 'users_id as UsersID'])
    .executeTakeFirst()

async function endSession(tx: Tx, session: Buffer, now: number): Promise<void> {
  const holder = await holderOf(tx, session)
  if (!holder) return
  await enterTenant(tx, wholeAccount(holder.ClientsID))
  const { numDeletedRows } = await tx
    .deleteFrom('sessions')
    .where('session_sha256', '=', session)
    .executeTakeFirst()
  const by = asSession(holder, now)
  if (numDeletedRows > 0n) await recordAudit(tx, by, { action: 'session.end', id: null })
}

type Credentials = { token?: string | undefined; code?: string | undefined }

export function sessionRepository(db: Db) {
  return {
    /**
     * Starts a session and returns its secret. A failure is counted for the address, and from the
     * eleventh on refused as one too many; the right token or code still signs in.
     */
    async start({ token, code }: Credentials, place: SignInPlace, now: number): Promise<string> {
      const secret = await db.asGate(async (tx) => {
        const key =
          token !== undefined ? await byToken(tx, token, now) : await byCode(tx, code ?? '', now)
        if (key === undefined) {
          await countFailure(tx, place.address, now)
          return undefined
        }
        return startSessionIn(tx, key, { place, now })
      })
      if (secret === undefined) throw new Refusal('unauthorized')
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
