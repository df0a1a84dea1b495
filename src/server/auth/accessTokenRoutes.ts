import { sql } from 'kysely'
import { createAccessToken, listAccessTokens, revokeAccessToken } from '@/contract/accessTokens'
import type { Db } from '../db/open'
import type { Mounting } from '../http/mount'
import { Refusal } from '../http/refusal'
import { done, json, short } from '../http/reply'
import { recordText, stamp } from '../list/wire'
import { accessTokenRepository } from './accessTokens'

export function mountAccessTokens({ mount }: Mounting, db: Db, zone: string): void {
  const tokens = accessTokenRepository(db)

  mount(listAccessTokens, ({ read }) =>
    read(async (tx) => {
      const columns = {
        ID: 'id',
        name: 'name',
        role: 'role',
        dtCreated: stamp('created_at', zone),
        dtLastUsed: stamp('last_used_at', zone),
        dtRevoked: stamp('revoked_at', zone),
      }
      const { rows } = await sql<{ record: string }>`SELECT ${recordText(columns)} AS record
        FROM access_tokens ORDER BY id DESC`.execute(tx)
      return short(rows.map(({ record }) => record))
    }),
  )

  mount(createAccessToken, async ({ asker, now, body: { name, role } }) =>
    json(await tokens.create(asker.ClientsID, { name, role }, { asker, now })),
  )

  mount(revokeAccessToken, async ({ asker, now, params }) => {
    const revoked = await tokens.revoke(asker.ClientsID, params.AccessTokensID, { asker, now })
    if (!revoked) throw new Refusal('access_token_not_found')
    return done
  })
}
