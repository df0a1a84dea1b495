import type { Role } from '@/contract/endpoint'
import { type By, commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Db } from '../db/open'
import { newToken, secretHash } from './secrets'

type NewAccessToken = { name: string; role: Role; UsersID?: number | null; token?: string }

/** Access tokens of one client account. The token itself leaves `create` and is nowhere else. */
export function accessTokenRepository(db: Db) {
  return {
    create: (
      ClientsID: number,
      { name, role, UsersID = null, token = newToken() }: NewAccessToken,
      by: By = commandLine(ClientsID),
    ) =>
      db.asTenant(ClientsID, async (tx) => {
        const { id } = await tx
          .insertInto('access_tokens')
          .values({
            client_id: ClientsID,
            name,
            role,
            users_id: UsersID,
            token_sha256: secretHash(token),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        await recordAudit(tx, by, { action: 'token.create', id, after: { name, role, UsersID } })
        return { ID: id, name, role, token }
      }),

    list: (ClientsID: number) =>
      db.asTenant(ClientsID, (tx) =>
        tx
          .selectFrom('access_tokens')
          .select(['id', 'name', 'role', 'users_id', 'created_at', 'last_used_at', 'revoked_at'])
          .orderBy('id', 'desc')
          .execute(),
      ),

    /** Its sessions end with it: both are looked up together at every request. */
    revoke: (ClientsID: number, ID: number, by: By = commandLine(ClientsID)): Promise<boolean> =>
      db.asTenant(ClientsID, async (tx) => {
        const revoked = await tx
          .updateTable('access_tokens')
          .set({ revoked_at: new Date() })
          .where('id', '=', ID)
          .where('revoked_at', 'is', null)
          .returning(['name', 'role', 'users_id as UsersID'])
          .executeTakeFirst()
        if (!revoked) return false
        await recordAudit(tx, by, { action: 'token.revoke', id: ID, before: revoked })
        return true
      }),
  }
}
