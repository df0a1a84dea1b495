import * as z from 'zod/mini'
import { createAccessToken } from '@/contract/accessTokens'
import { tokenEnd, tokenEndFaults } from '@/contract/values/tokenEnd'
import { accessTokenRepository } from '../accessTokens/accessTokens'
import { ensureClient, storedClients } from '../auth/clients'
import type { Db } from '../db/open'
import { type Context, exitCode, type Verb } from './verb'

async function userOf(
  { db }: Context,
  ClientsID: number,
  uid: string,
): Promise<number | undefined> {
  const user = await db.asAccount(ClientsID, (tx) =>
    tx.selectFrom('users').select('id').where('uid', '=', uid).executeTakeFirst(),
  )
  return user?.id
}

/** The options by the keys of the API. */
const optionOf: Readonly<Record<string, string>> = { UsersID: 'user', dtExpires: 'expires' }

export const createTokenVerb: Verb = async (context, { client, role, name, user, expires }, io) => {
  const ClientsID = Number(client)
  const UsersID = user === undefined ? null : await userOf(context, ClientsID, user)
  if (UsersID === undefined) {
    await io.err(
      `Client ${ClientsID} has no user "${user}"; no token was made. Give the UID of one that it has.\n`,
    )
    return exitCode.failed
  }
  const { zone } = context.config
  const body = { name, role, UsersID, dtExpires: expires }
  const asked = z.safeParse(createAccessToken.body, body)
  const ends = tokenEndFaults(body, { now: context.now, zone })
  if (!asked.success || ends.length > 0) {
    const faults = [
      ...(asked.error?.issues.map(({ path, message }) => ({ path: path.join(), message })) ?? []),
      ...ends,
    ].map(({ path, message }) => `--${optionOf[path] ?? path} ${message}`)
    await io.err(`${faults.join('; ')}; no token was made.\n`)
    return exitCode.usage
  }
  await ensureClient(context.db, ClientsID)
  const { dtExpires, ...made } = asked.data
  const end = dtExpires === undefined ? undefined : tokenEnd(dtExpires, zone)
  const { token } = await accessTokenRepository(context.db).create(ClientsID, {
    ...made,
    expires: end === undefined ? null : new Date(end),
  })
  await io.out(`${token}\n`)
  return 0
}

const day = (instant: Date | null) => instant?.toISOString().slice(0, 10) ?? '-'
type Ends = { revoked_at: Date | null; expires_at: Date | null }
function stateOf({ revoked_at, expires_at }: Ends): string {
  if (revoked_at) return 'revoked'
  return expires_at && expires_at.getTime() <= Date.now() ? 'ended' : 'valid'
}

const titles = ['client', 'ID', 'role', 'created', 'last used', 'state', 'name']
const asLine = (cells: string[]) =>
  cells.map((cell, place) => (place < 6 ? `${cell} `.padEnd(12) : cell)).join('')

export const listTokensVerb: Verb = async ({ db }, { client }, io) => {
  const clients = client === undefined ? await storedClients(db) : [Number(client)]
  const tokens = accessTokenRepository(db)
  await io.out(`${asLine(titles)}\n`)
  for (const ClientsID of clients) {
    for (const token of await tokens.list(ClientsID)) {
      const { id, role, created_at, last_used_at, name } = token
      const state = stateOf(token)
      const cells = [ClientsID, id, role, day(created_at), day(last_used_at), state, name]
      await io.out(`${asLine(cells.map(String))}\n`)
    }
  }
  return 0
}

/** One counter gives all access tokens their IDs, so an ID alone names one. */
async function clientOfToken(db: Db, ID: number): Promise<number | undefined> {
  const token = await db.asGate((tx) =>
    tx.selectFrom('access_tokens').select('client_id').where('id', '=', ID).executeTakeFirst(),
  )
  return token?.client_id
}

export const revokeTokenVerb: Verb = async ({ db }, { client, id }, io) => {
  const ID = Number(id)
  const ClientsID = client === undefined ? await clientOfToken(db, ID) : Number(client)
  const tokens = accessTokenRepository(db)
  if (ClientsID !== undefined && (await tokens.revoke(ClientsID, ID))) {
    await io.err(`Token ${id} of client ${ClientsID} is revoked; its sessions have ended.\n`)
    return 0
  }
  const where = client === undefined ? '' : ` of client ${client}`
  await io.err(
    `There is no valid token ${id}${where}; nothing was changed. "callboard token list" shows those that are there.\n`,
  )
  return exitCode.failed
}
