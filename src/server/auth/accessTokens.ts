import type { Role } from '@/contract/endpoint'
import { type By, commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Db } from '../db/open'
import type { AccessTokenKind } from '../db/tables/access'
import type { Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { newToken, secretHash } from './secrets'

type NewAccessToken = {
  name: string
  role: Role
  UsersID?: number | null
  token?: string
  kind?: AccessTokenKind
}

/** Of one client account, those that are not revoked. */
const mostTokens = 1000

async function refuseTooMany(tx: Tx): Promise<void> {
  const { count } = await tx
    .selectFrom('access_tokens')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= mostTokens) throw new Refusal('too_many_tokens')
}

/** Makes one for the client account of `by`, in its transaction. */
export async function createIn(
  tx: Tx,
  by: By,
  { name, role, UsersID = null, token = newToken(), kind = 'made' }: NewAccessToken,
) {
  if (kind === 'made') await refuseTooMany(tx)
  const { id } = await tx
    .insertInto('access_tokens')
    .values({
      client_id: by.asker.ClientsID,
      name,
      role,
      users_id: UsersID,
      token_sha256: secretHash(token),
      kind,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAudit(tx, by, { action: 'token.create', id, after: { name, role, UsersID } })
  return { ID: id, name, role, token }
}

/**
 * Its sessions and its sign-in codes go with it, so that none of them comes back when the token
 * does; the feeds of both end at once. False where it is revoked already.
 */
export async function revokeIn(tx: Tx, by: By, ID: number): Promise<boolean> {
  const revoked = await tx
    .updateTable('access_tokens')
    .set({ revoked_at: new Date() })
    .where('id', '=', ID)
    .where('revoked_at', 'is', null)
    .returning(['name', 'role', 'users_id as UsersID'])
    .executeTakeFirst()
  if (!revoked) return false
  await tx.deleteFrom('sessions').where('access_tokens_id', '=', ID).execute()
  await tx.deleteFrom('sign_in_codes').where('access_tokens_id', '=', ID).execute()
  await recordAudit(tx, by, { action: 'token.revoke', id: ID, before: revoked })
  return true
}

/** Access tokens of one client account. The token itself leaves `create` and is nowhere else. */
export function accessTokenRepository(db: Db) {
  return {
    create: (ClientsID: number, made: NewAccessToken, by: By = commandLine(ClientsID)) =>
      db.asTenant(ClientsID, (tx) => createIn(tx, by, made)),

    list: (ClientsID: number) =>
      db.asTenant(ClientsID, (tx) =>
        tx
          .selectFrom('access_tokens')
          .select(['id', 'name', 'role', 'users_id', 'created_at', 'last_used_at', 'revoked_at'])
          .orderBy('id', 'desc')
          .execute(),
      ),

    revoke: (ClientsID: number, ID: number, by: By = commandLine(ClientsID)): Promise<boolean> =>
      db.asTenant(ClientsID, (tx) => revokeIn(tx, by, ID)),
  }
}
