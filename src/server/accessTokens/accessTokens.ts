import { mayDo, type Role } from '@/contract/roles'
import { type By, commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { newToken, secretHash } from '../auth/secrets'
import type { Db } from '../db/open'
import type { AccessTokenKind } from '../db/tables/access'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'

type NewAccessToken = {
  name: string
  role: Role
  UsersID?: number | null
  token?: string
  kind?: AccessTokenKind
  /** From then on it is as if revoked. */
  expires?: Date | null
}

/** Of one client account, those that are not revoked. */
const maxTokens = 1000

async function refuseTooMany(tx: Tx): Promise<void> {
  const { count } = await tx
    .selectFrom('access_tokens')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('revoked_at', 'is', null)
    .where('kind', '<>', 'person')
    .executeTakeFirstOrThrow()
  if (count >= maxTokens) throw new Refusal('too_many_tokens')
}

/** Refuses a user who does not exist or is inactive: a token must stand for one who can act. */
async function checkUser(tx: Tx, UsersID: number | null): Promise<void> {
  if (UsersID === null) return
  const user = await tx
    .selectFrom('users')
    .select('b_active')
    .where('id', '=', UsersID)
    .executeTakeFirst()
  if (!user) throw new Refusal('user_not_found')
  if (!user.b_active) throw new Refusal('user_inactive')
}

/** Creates a token for the client account of `by`, in the caller's transaction. */
export async function createTokenIn(
  tx: Tx,
  by: By,
  { name, role, UsersID = null, token = newToken(), kind = 'made', expires = null }: NewAccessToken,
) {
  if (kind === 'made') await refuseTooMany(tx)
  await checkUser(tx, UsersID)
  const { id } = await tx
    .insertInto('access_tokens')
    .values({
      client_id: by.principal.ClientsID,
      name,
      role,
      users_id: UsersID,
      token_sha256: secretHash(token),
      kind,
      expires_at: expires,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const end = expires === null ? {} : { expires: expires.toISOString() }
  const after = { name, role, UsersID, ...end }
  await recordAudit(tx, by, { action: 'token.create', id, after })
  return { ID: id, name, role, token }
}

/**
 * Its sessions and its sign-in codes go with it (what holds a person's sessions ends with them alone), so that none of them comes back when the token
 * does; the feeds of both end at once. False where it is revoked already, or for somebody who may
 * end displays alone is none.
 */
export async function revokeTokenIn(tx: Tx, by: By, ID: number): Promise<boolean> {
  const revoked = await tx
    .updateTable('access_tokens')
    .set({ revoked_at: new Date() })
    .where('id', '=', ID)
    .where('revoked_at', 'is', null)
    .where('kind', '<>', 'person')
    .$if(!mayDo(by.principal.role, 'admin'), (rows) => rows.where('role', '=', 'display'))
    .returning(['name', 'role', 'users_id as UsersID'])
    .executeTakeFirst()
  if (!revoked) return false
  await tx.deleteFrom('sessions').where('access_tokens_id', '=', ID).execute()
  await tx.deleteFrom('sign_in_codes').where('access_tokens_id', '=', ID).execute()
  await recordAudit(tx, by, { action: 'token.revoke', id: ID, before: revoked })
  return true
}

/** Access tokens of one client account. Only `create` returns the token itself. */
export function accessTokenRepository(db: Db) {
  return {
    create: (ClientsID: number, made: NewAccessToken, by: By = commandLine(ClientsID)) =>
      db.asAccount(ClientsID, (tx) => createTokenIn(tx, by, made)),

    list: (ClientsID: number) =>
      db.asAccount(ClientsID, (tx) =>
        tx
          .selectFrom('access_tokens')
          .select([
            'id',
            'name',
            'role',
            'users_id',
            'created_at',
            'last_used_at',
            'revoked_at',
            'expires_at',
          ])
          .where('kind', '<>', 'person')
          .orderBy('id', 'desc')
          .execute(),
      ),

    revoke: (ClientsID: number, ID: number, by: By = commandLine(ClientsID)): Promise<boolean> =>
      db.changeRights(() => db.asAccount(ClientsID, (tx) => revokeTokenIn(tx, by, ID))),
  }
}
