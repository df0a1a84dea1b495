import { sql } from 'kysely'
import * as z from 'zod/mini'
import { filledText } from '@/contract/values/scalars'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import type { Account } from './askProvider'
import type { Flow } from './flows'

export type PersonKey = { ClientsID: number; UsersID: number }
type Identity = Pick<Account, 'issuer' | 'subject'>

/** What the provider calls an account; undefined where that is nothing to call somebody by. */
export function nameOf({ names: { UID } }: Pick<Account, 'names'>): string | undefined {
  const { success, data } = z.safeParse(filledText(256), UID)
  return success ? data : undefined
}

/** Two sign-ins of one account take turns, so that it becomes one person. */
export const takeIdentityTurn = (tx: Tx, { issuer, subject }: Identity) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`identity ${issuer} ${subject}`}, 0))`.execute(
    tx,
  )

/** Whose account it is; in a transaction of a client account only if it is one of theirs. */
export const findIdentity = (
  tx: Tx,
  { issuer, subject }: Identity,
): Promise<PersonKey | undefined> =>
  tx
    .selectFrom('person_identities')
    .select(['client_id as ClientsID', 'users_id as UsersID'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()

/** From now on the account is this person. */
export async function storeIdentity(
  tx: Tx,
  by: By,
  UsersID: number,
  { issuer, subject }: Identity,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person_identities')
    .values({
      client_id: by.principal.ClientsID,
      users_id: UsersID,
      issuer,
      subject,
      created_at: new Date(by.now),
    })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) throw new Refusal('oidc_known')
  await recordAudit(tx, by, { action: 'identity.add', id: UsersID, after: { issuer, subject } })
}

/** The account has signed in, and is called so now. */
export const noteSignedIn = (tx: Tx, account: Account, now: number) =>
  tx
    .updateTable('person_identities')
    .set({ last_used_at: new Date(now), name: nameOf(account) ?? null })
    .where('issuer', '=', account.issuer)
    .where('subject', '=', account.subject)
    .execute()

const findInvited = (tx: Tx, invitation: Buffer, now: number): Promise<PersonKey | undefined> =>
  tx
    .selectFrom('invitations')
    .select(['client_id as ClientsID', 'users_id as UsersID'])
    .where('secret_sha256', '=', invitation)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst()

/** Whose account it is, or shall be by the invitation that was accepted; undefined: nobody's yet. */
export const findAccountPerson = (
  db: Db,
  account: Account,
  { invitation }: Flow,
  now: number,
): Promise<PersonKey | undefined> =>
  db.asGate(async (tx) => {
    const own = await findIdentity(tx, account)
    if (invitation === null) return own
    const invited = await findInvited(tx, invitation, now)
    if (!invited) throw new Refusal('invitation_not_found')
    if (own && (own.ClientsID !== invited.ClientsID || own.UsersID !== invited.UsersID)) {
      throw new Refusal('oidc_known')
    }
    return invited
  })

/** Uses the invitation up; of two who do so at once, one has it. */
export async function consumeInvitation(tx: Tx, invitation: Buffer): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('invitations')
    .where('secret_sha256', '=', invitation)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Refusal('invitation_not_found')
}
