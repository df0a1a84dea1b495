import { sql } from 'kysely'
import type { PersonRole } from '@/contract/roles'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { ensureClient } from '../auth/clients'
import { secretHash } from '../auth/secrets'
import type { Db } from '../db/open'
import { wholeAccount } from '../db/scope'
import { enterTenant, type Tx } from '../db/transaction'
import { SettingError } from '../settings/config'
import { createTokenIn, revokeTokenIn } from './accessTokens'

/** The client account that a fresh installation begins with. */
export const firstClient = 1

/** Programs that start at once on one database take turns: none makes a second token. */
const takeTurns = (tx: Tx) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended('own access tokens', 0))`.execute(tx)

type Link = {
  ClientsID: number
  role: PersonRole
  UsersID?: number | null | undefined
  now: number
}

/**
 * The token behind a role's sign-in links: nobody knows its value, and revoking it ends the
 * sessions that the links started. A new one stands for the user of the one before it.
 */
export const linkToken = (db: Db, { ClientsID, role, UsersID, now }: Link): Promise<number> =>
  db.asAccount(ClientsID, async (tx) => {
    await takeTurns(tx)
    const last = await tx
      .selectFrom('access_tokens')
      .select(['id', 'users_id', 'revoked_at'])
      .where('kind', '=', 'link')
      .where('role', '=', role)
      .orderBy('id', 'desc')
      .executeTakeFirst()
    if (last && last.revoked_at === null) return last.id
    const made = await createTokenIn(tx, commandLine(ClientsID, now), {
      name: `Sign-in link (${role})`,
      role,
      kind: 'link',
      UsersID: UsersID ?? last?.users_id ?? null,
    })
    return made.ID
  })

type KnownToken = {
  id: number
  client_id: number
  role: string
  kind: string
  revoked_at: Date | null
}

const byValue = (tx: Tx, token: string): Promise<KnownToken | undefined> =>
  tx
    .selectFrom('access_tokens')
    .select(['id', 'client_id', 'role', 'kind', 'revoked_at'])
    .where('token_sha256', '=', secretHash(token))
    .executeTakeFirst()

/** A token's rights never change: one with others than the setting's cannot become the setting's. */
function refuseOther({ id, client_id, role }: KnownToken): void {
  if (client_id === firstClient && role === 'admin') return
  throw new SettingError(
    `CALLBOARD_ADMIN_TOKEN is the access token ${id} of client ${client_id} with the role ${role}; set a value that is no other token's. Nothing was changed.`,
  )
}

async function endFormer(tx: Tx, by: ReturnType<typeof commandLine>, kept?: number): Promise<void> {
  const all = await tx
    .selectFrom('access_tokens')
    .select('id')
    .where('kind', '=', 'setting')
    .where('revoked_at', 'is', null)
    .execute()
  for (const { id } of all) if (id !== kept) await revokeTokenIn(tx, by, id)
}

async function reinstate(
  tx: Tx,
  by: ReturnType<typeof commandLine>,
  known: KnownToken,
): Promise<void> {
  const { name, role, UsersID } = await tx
    .updateTable('access_tokens')
    .set({ kind: 'setting', revoked_at: null })
    .where('id', '=', known.id)
    .returning(['name', 'role', 'users_id as UsersID'])
    .executeTakeFirstOrThrow()
  if (known.revoked_at === null) return
  const after = { name, role, UsersID }
  await recordAudit(tx, by, { action: 'token.reinstate', id: known.id, after })
}

/**
 * CALLBOARD_ADMIN_TOKEN: afterwards an admin token of client 1 has this value, and none has a value
 * that the setting had before; without a value no token is the setting's.
 */
export async function keepAdminToken(db: Db, token: string | undefined, now: number) {
  if (token !== undefined) await ensureClient(db, firstClient)
  const change = async (tx: Tx) => {
    await takeTurns(tx)
    const known = token === undefined ? undefined : await byValue(tx, token)
    if (known) refuseOther(known)
    await enterTenant(tx, wholeAccount(firstClient))
    const by = commandLine(firstClient, now)
    await endFormer(tx, by, known?.id)
    if (known) await reinstate(tx, by, known)
    else if (token !== undefined) {
      const name = 'CALLBOARD_ADMIN_TOKEN'
      await createTokenIn(tx, by, { name, role: 'admin', token, kind: 'setting' })
    }
  }
  await db.changeRights(() => db.asGate(change))
}
