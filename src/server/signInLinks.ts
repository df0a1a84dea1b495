import type { Role } from '@/contract/endpoint'
import { accessTokenRepository } from './auth/accessTokens'
import { ensureClient } from './auth/clients'
import { secretHash } from './auth/secrets'
import { sessionRepository } from './auth/sessions'
import type { Db } from './db/open'

const roles: readonly Role[] = ['agent', 'supervisor', 'admin']
/** The client account that a fresh installation begins with. */
const firstClient = 1

/** The agent of the demo data, so that `agent:me` means somebody; nobody where there is none. */
async function demoAgent(db: Db): Promise<number | null> {
  const user = await db.asTenant(firstClient, (tx) =>
    tx.selectFrom('users').select('id').where('id', '=', 3).executeTakeFirst(),
  )
  return user?.id ?? null
}

/** The token behind the links of a role: nobody knows it, revoking it ends what the links began. */
async function linkToken(db: Db, role: Role): Promise<number> {
  const tokens = accessTokenRepository(db)
  const name = `Sign-in link (${role})`
  const known = await tokens.list(firstClient)
  const own = known.find((token) => token.name === name && token.revoked_at === null)
  if (own) return own.id
  const UsersID = role === 'agent' ? await demoAgent(db) : null
  return (await tokens.create(firstClient, { name, role, UsersID })).ID
}

/** One link for each role, good for one sign-in within the hour. */
export async function signInLinks(db: Db, origin: string, now: number): Promise<[Role, string][]> {
  const sessions = sessionRepository(db)
  await ensureClient(db, firstClient)
  const links: [Role, string][] = []
  for (const role of roles) {
    const AccessTokensID = await linkToken(db, role)
    const code = await sessions.createCode({ ClientsID: firstClient, AccessTokensID }, now)
    links.push([role, `${origin}/sign-in#${code}`])
  }
  return links
}

/** CALLBOARD_ADMIN_TOKEN: an admin token of client 1 with exactly this value exists afterwards. */
export async function ensureAdminToken(db: Db, token: string): Promise<void> {
  await ensureClient(db, firstClient)
  const known = await db.asGate((tx) =>
    tx
      .selectFrom('access_tokens')
      .select(['id', 'revoked_at'])
      .where('token_sha256', '=', secretHash(token))
      .executeTakeFirst(),
  )
  if (known) return
  await accessTokenRepository(db).create(firstClient, {
    name: 'CALLBOARD_ADMIN_TOKEN',
    role: 'admin',
    token,
  })
}
