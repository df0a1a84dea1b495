import * as z from 'zod/mini'
import { Role } from '@/contract/session'
import { accessTokenRepository } from '../auth/accessTokens'
import { ensureClient } from '../auth/clients'
import type { Context, Verb } from './verb'

async function userOf(
  { db }: Context,
  ClientsID: number,
  uid: string,
): Promise<number | undefined> {
  const user = await db.asTenant(ClientsID, (tx) =>
    tx.selectFrom('users').select('id').where('uid', '=', uid).executeTakeFirst(),
  )
  return user?.id
}

export const createTokenVerb: Verb = async (context, { client, role, name = '', user }, io) => {
  const ClientsID = Number(client)
  await ensureClient(context.db, ClientsID)
  const UsersID = user === undefined ? null : await userOf(context, ClientsID, user)
  if (UsersID === undefined) {
    await io.err(`Client ${ClientsID} has no user "${user}"; no token was made.\n`)
    return 1
  }
  const tokens = accessTokenRepository(context.db)
  const made = await tokens.create(ClientsID, { name, role: z.parse(Role, role), UsersID })
  await io.out(`${made.token}\n`)
  return 0
}

const day = (moment: Date | null) => moment?.toISOString().slice(0, 10) ?? '-'

export const listTokensVerb: Verb = async ({ db }, { client }, io) => {
  const tokens = await accessTokenRepository(db).list(Number(client))
  const rows = tokens.map((token) => [
    String(token.id),
    token.role,
    day(token.created_at),
    day(token.last_used_at),
    token.revoked_at ? `revoked ${day(token.revoked_at)}` : 'valid',
    token.name,
  ])
  for (const row of [['ID', 'role', 'created', 'last used', 'state', 'name'], ...rows]) {
    await io.out(`${row.map((cell, place) => (place < 5 ? cell.padEnd(12) : cell)).join('')}\n`)
  }
  return 0
}

export const revokeTokenVerb: Verb = async ({ db }, { client, id }, io) => {
  const revoked = await accessTokenRepository(db).revoke(Number(client), Number(id))
  if (revoked) {
    await io.err(`Token ${id} is revoked; its sessions have ended.\n`)
    return 0
  }
  await io.err(`Client ${client} has no valid token ${id}; nothing was changed.\n`)
  return 1
}
