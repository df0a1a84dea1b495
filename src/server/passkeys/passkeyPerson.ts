import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { shownName } from '../people/personUser'

/** A person as authenticators and sessions need them. */
export type PasskeyPerson = {
  ClientsID: number
  UsersID: number
  AccessTokensID: number
  UID: string
  name: string
  handle: string
}

/** In a transaction of the client account; one who is deactivated has no ways in. */
export async function requirePerson(
  tx: Tx,
  ClientsID: number,
  UsersID: number | null,
): Promise<PasskeyPerson> {
  const found = await tx
    .selectFrom('people')
    .innerJoin('users', (join) =>
      join
        .onRef('users.client_id', '=', 'people.client_id')
        .onRef('users.id', '=', 'people.users_id'),
    )
    .where('users_id', '=', UsersID ?? 0)
    .where('deactivated_at', 'is', null)
    .select(['access_tokens_id', 'passkey_handle', 'uid', 'first_name', 'last_name'])
    .executeTakeFirst()
  if (UsersID === null || !found) throw new Refusal('no_person')
  const { uid: UID, first_name: FirstName, last_name: LastName } = found
  return {
    ClientsID,
    UsersID,
    AccessTokensID: found.access_tokens_id,
    UID,
    name: shownName({ UID, FirstName, LastName }),
    handle: found.passkey_handle,
  }
}
