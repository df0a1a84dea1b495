import { sql } from 'kysely'
import { createAccessToken, listAccessTokens, revokeAccessToken } from '@/contract/accessTokens'
import { mayDo } from '@/contract/roles'
import { tokenEnd } from '@/contract/values/tokenEnd'
import type { Db } from '../db/open'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { done, json, short } from '../http/reply'
import { recordText, stamp } from '../list/wire'
import { accessTokenRepository } from './accessTokens'

export function mountAccessTokens({ mount }: Mounting, db: Db, zone: string): void {
  const tokens = accessTokenRepository(db)

  mount(listAccessTokens, ({ principal, read }) =>
    read(async (tx) => {
      const columns = {
        ID: 'id',
        name: 'name',
        role: 'role',
        UsersID: 'users_id',
        dtCreated: stamp('created_at', zone),
        dtLastUsed: stamp('last_used_at', zone),
        dtRevoked: stamp('revoked_at', zone),
        dtExpires: stamp('expires_at', zone),
      }
      const { rows } = await sql<{ record: string }>`SELECT ${recordText(columns)} AS record
        FROM access_tokens
        WHERE kind <> 'person' AND (${mayDo(principal.role, 'admin')} OR role = 'display')
        ORDER BY id DESC`.execute(tx)
      return short(rows.map(({ record }) => record))
    }),
  )

  mount(createAccessToken, async ({ principal, now, body }) => {
    if (body.role !== 'display' && !mayDo(principal.role, 'admin')) throw new Refusal('forbidden')
    // A screen on the wall shows the numbers of all groups.
    if (principal.groups !== null) throw new Refusal('forbidden')
    const { dtExpires, ...made } = body
    const end = dtExpires === undefined ? undefined : tokenEnd(dtExpires, zone)
    const expires = end === undefined ? null : new Date(end)
    return json(await tokens.create(principal.ClientsID, { ...made, expires }, { principal, now }))
  })

  mount(revokeAccessToken, async ({ principal, now, params }) => {
    const revoked = await tokens.revoke(principal.ClientsID, params.AccessTokensID, {
      principal,
      now,
    })
    if (!revoked) throw new Refusal('access_token_not_found')
    return done
  })
}
