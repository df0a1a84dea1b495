import type { Role } from '@/contract/endpoint'
import type { Db } from '../db/open'
import { newToken, secretHash } from './secrets'

type NewAccessToken = { name: string; role: Role; UsersID?: number | null; token?: string }

/** Access tokens of one client account. The token itself leaves `create` and is nowhere else. */
export function accessTokenRepository(db: Db) {
  return {
    async create(ClientsID: number, { name, role, UsersID, token = newToken() }: NewAccessToken) {
      const { id } = await db.asGate((tx) =>
        tx
          .insertInto('access_tokens')
          .values({
            client_id: ClientsID,
            name,
            role,
            users_id: UsersID ?? null,
            token_sha256: secretHash(token),
          })
          .returning('id')
          .executeTakeFirstOrThrow(),
      )
      return { ID: id, name, role, token }
    },

    list: (ClientsID: number) =>
      db.asTenant(ClientsID, (tx) =>
        tx
          .selectFrom('access_tokens')
          .select(['id', 'name', 'role', 'users_id', 'created_at', 'last_used_at', 'revoked_at'])
          .orderBy('id', 'desc')
          .execute(),
      ),

    /** Its sessions end with it: both are looked up together at every request. */
    async revoke(ClientsID: number, ID: number): Promise<boolean> {
      const { numUpdatedRows } = await db.asTenant(ClientsID, (tx) =>
        tx
          .updateTable('access_tokens')
          .set({ revoked_at: new Date() })
          .where('id', '=', ID)
          .where('revoked_at', 'is', null)
          .executeTakeFirst(),
      )
      return numUpdatedRows > 0n
    },
  }
}
