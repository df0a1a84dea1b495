import { sql } from 'kysely'
import { fold } from '@/contract/filter/fold'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'

/** What a person is called, beside the ID. */
export type PersonName = { UID: string; FirstName: string | null; LastName: string | null }

export const shownName = ({ UID, FirstName, LastName }: PersonName): string =>
  [FirstName, LastName].filter(Boolean).join(' ') || UID

const userColumns = ({ UID, FirstName, LastName }: PersonName) => ({
  uid: UID,
  uid_fold: fold(UID),
  name_fold: fold([UID, FirstName, LastName].filter(Boolean).join(' ')),
  first_name: FirstName,
  last_name: LastName,
})

/** Two who give out UIDs or IDs of users take turns. */
export const takeUsersTurn = (tx: Tx, ClientsID: number) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`users ${ClientsID}`}, 0))`.execute(tx)

/** UIDs differ in more than case. `UsersID` is whose UID it may be already. */
export async function refuseTakenUid(tx: Tx, UID: string, UsersID?: number): Promise<void> {
  const alike = await tx
    .selectFrom('users')
    .select(['id', 'uid'])
    .where('uid_fold', '=', fold(UID))
    .execute()
  const taken = alike.some(
    ({ id, uid }) => id !== UsersID && uid.toLowerCase() === UID.toLowerCase(),
  )
  if (taken) throw new Refusal('uid_taken')
}

/** Users of a mirrored client account are made and named in the system that it mirrors. */
async function refuseMirrored(tx: Tx): Promise<void> {
  const mirror = await tx.selectFrom('upstream_mirrors').select('upstream').executeTakeFirst()
  if (mirror) throw new Refusal('upstream_not_offered')
}

/** Gives a user another name. */
export async function renameUser(tx: Tx, UsersID: number, before: PersonName, after: PersonName) {
  const [was, is] = [userColumns(before), userColumns(after)]
  if (
    was.uid === is.uid &&
    (was.first_name || null) === (is.first_name || null) &&
    (was.last_name || null) === (is.last_name || null)
  )
    return
  await refuseMirrored(tx)
  await tx.updateTable('users').set(is).where('id', '=', UsersID).execute()
}

/** The highest free ID behind one that is taken: an import may have brought the highest of all. */
async function nextUsersId(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`SELECT id + 1 AS id FROM users
    WHERE id < 2147483647 AND NOT EXISTS (SELECT FROM users AS next
      WHERE (next.client_id, next.id) = (users.client_id, users.id + 1))
    ORDER BY id DESC LIMIT 1`.execute(tx)
  return rows[0]?.id ?? 1
}

/** Makes a user of the contract, and tells the ID. */
export async function insertUser(tx: Tx, ClientsID: number, name: PersonName): Promise<number> {
  await refuseMirrored(tx)
  const id = await nextUsersId(tx)
  await tx
    .insertInto('users')
    .values({ client_id: ClientsID, id, ...userColumns(name) })
    .execute()
  return id
}

/** An active user of the client account, who can become a person. */
export async function requireUser(tx: Tx, UsersID: number): Promise<PersonName> {
  const user = await tx
    .selectFrom('users')
    .select(['uid as UID', 'first_name as FirstName', 'last_name as LastName', 'b_active'])
    .where('id', '=', UsersID)
    .forUpdate()
    .executeTakeFirst()
  if (!user) throw new Refusal('user_not_found')
  if (!user.b_active) throw new Refusal('user_inactive')
  return { UID: user.UID, FirstName: user.FirstName, LastName: user.LastName }
}
