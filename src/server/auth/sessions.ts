import type { Role } from '@/contract/endpoint'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { type Db, enterTenant } from '../db/open'
import type { Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { newSessionSecret, newSignInCode, secretHash } from './secrets'

const failureWindow = 15 * 60_000
const failuresAllowed = 10
/** How long a sign-in link that `start` prints can be used, once. */
const codeLifetime = 60 * 60_000

type TokenKey = { ClientsID: number; AccessTokensID: number }

const tokenKey = ['client_id as ClientsID', 'access_tokens_id as AccessTokensID'] as const

async function byToken(tx: Tx, token: string): Promise<TokenKey | undefined> {
  return tx
    .selectFrom('access_tokens')
    .select(['client_id as ClientsID', 'id as AccessTokensID'])
    .where('token_sha256', '=', secretHash(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** A code is gone with its first use, even when two come at the same moment. */
async function byCode(tx: Tx, code: string, now: number): Promise<TokenKey | undefined> {
  const used = await tx
    .deleteFrom('sign_in_codes')
    .where('code_sha256', '=', secretHash(code))
    .returning([...tokenKey, 'expires_at'])
    .executeTakeFirst()
  return used && used.expires_at.getTime() > now ? used : undefined
}

async function refuseTooMany(tx: Tx, address: string, now: number): Promise<void> {
  const failures = await tx
    .selectFrom('sign_in_failures')
    .select('failed_at')
    .where('address', '=', address)
    .where('failed_at', '>', new Date(now - failureWindow))
    .orderBy('failed_at', 'desc')
    .limit(failuresAllowed)
    .execute()
  const first = failures[failuresAllowed - 1]
  if (!first) return
  const wait = Math.ceil((first.failed_at.getTime() + failureWindow - now) / 1000)
  throw new Refusal('too_many_sign_ins', [], { 'Retry-After': String(Math.max(1, wait)) })
}

/** The new session, as a row of the client account whose token it is. */
async function store(tx: Tx, key: TokenKey, secret: string, now: number): Promise<void> {
  const { ClientsID, AccessTokensID } = key
  const moment = new Date(now)
  await enterTenant(tx, ClientsID)
  await tx
    .insertInto('sessions')
    .values({
      session_sha256: secretHash(secret),
      client_id: ClientsID,
      access_tokens_id: AccessTokensID,
      created_at: moment,
      last_seen_at: moment,
    })
    .execute()
  const token = await tx
    .selectFrom('access_tokens')
    .select(['role', 'name', 'users_id as UsersID'])
    .where('id', '=', AccessTokensID)
    .executeTakeFirstOrThrow()
  // The column's CHECK holds it to the three roles.
  const asker = { ...key, ...token, role: token.role as Role, by: 'session' as const }
  await recordAudit(tx, { asker, now }, { action: 'session.start', id: null })
}

type Credentials = { token?: string | undefined; code?: string | undefined }

export function sessionRepository(db: Db) {
  return {
    /** Starts a session and returns its secret; a failure is counted for the address. */
    async start({ token, code }: Credentials, address: string, now: number): Promise<string> {
      const secret = newSessionSecret()
      const started = await db.asGate(async (tx) => {
        await refuseTooMany(tx, address, now)
        const key =
          token !== undefined ? await byToken(tx, token) : await byCode(tx, code ?? '', now)
        if (key === undefined) {
          const failure = { address, failed_at: new Date(now) }
          await tx.insertInto('sign_in_failures').values(failure).execute()
          return false
        }
        await store(tx, key, secret, now)
        return true
      })
      if (!started) throw new Refusal('unauthorized')
      return secret
    },

    end: (secret: string, by: By) =>
      db.asTenant(by.asker.ClientsID, async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('sessions')
          .where('session_sha256', '=', secretHash(secret))
          .executeTakeFirst()
        if (numDeletedRows > 0n) await recordAudit(tx, by, { action: 'session.end', id: null })
      }),

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
            expires_at: new Date(now + codeLifetime),
          })
          .execute(),
      )
      return code
    },

    /** Rows that can no longer matter. */
    prune: (now: number) =>
      db.asGate(async (tx) => {
        const day = new Date(now - 24 * 60 * 60_000)
        await tx.deleteFrom('sessions').where('created_at', '<', day).execute()
        await tx.deleteFrom('sign_in_failures').where('failed_at', '<', day).execute()
        await tx.deleteFrom('sign_in_codes').where('expires_at', '<', new Date(now)).execute()
      }),
  }
}
