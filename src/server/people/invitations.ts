import { sql } from 'kysely'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { newInvitationSecret, secretHash } from '../auth/secrets'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { stamp } from '../list/wire'
import { lockPerson } from './changePerson'
import type { PeopleAt } from './readPeople'

const lifetimeMs = 7 * 24 * 60 * 60_000

/** A secret that lets a person in once; the one before it ends. */
export async function invitePersonIn(tx: Tx, by: By & PeopleAt, UsersID: number) {
  const { state } = await lockPerson(tx, by, UsersID)
  if (state === 'deactivated') throw new Refusal('person_deactivated')
  const secret = newInvitationSecret()
  const row = { secret_sha256: secretHash(secret), expires_at: new Date(by.now + lifetimeMs) }
  const { dtExpires } = await tx
    .insertInto('invitations')
    .values({ client_id: by.principal.ClientsID, users_id: UsersID, ...row })
    .onConflict((conflict) => conflict.columns(['client_id', 'users_id']).doUpdateSet(row))
    .returning(sql<string>`${stamp('expires_at', by.zone)}`.as('dtExpires'))
    .executeTakeFirstOrThrow()
  await recordAudit(tx, by, { action: 'person.invite', id: UsersID })
  return { secret, dtExpires }
}
