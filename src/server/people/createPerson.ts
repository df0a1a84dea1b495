import type { NewPerson, Person } from '@/contract/people/people'
import type { PersonRole } from '@/contract/roles'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { newToken, secretHash } from '../auth/secrets'
import type { Tx } from '../db/transaction'
import { faulty, Refusal } from '../http/refusal'
import { lockGroups, storeMemberships } from './memberships'
import {
  insertUser,
  type PersonName,
  refuseTakenUid,
  renameUser,
  requireUser,
  shownName,
  takeUsersTurn,
} from './personUser'
import { type PeopleAt, readPerson } from './readPeople'

/** What of a person the audit log keeps. */
export const auditedPerson = ({ state, dtLastSignIn, UsersID, ...rest }: Person) => rest

/** Holds the person's sessions; nobody ever learns its secret. */
async function insertToken(
  tx: Tx,
  ClientsID: number,
  UsersID: number,
  role: PersonRole,
  name: string,
) {
  const { id } = await tx
    .insertInto('access_tokens')
    .values({
      client_id: ClientsID,
      name,
      role,
      users_id: UsersID,
      token_sha256: secretHash(newToken()),
      kind: 'person',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function userOfNewPerson(tx: Tx, ClientsID: number, asked: NewPerson) {
  const given = {
    ...(asked.FirstName === undefined ? {} : { FirstName: asked.FirstName }),
    ...(asked.LastName === undefined ? {} : { LastName: asked.LastName }),
  }
  if (asked.UsersID === undefined) {
    // The contract asks for one of the two.
    const UID = asked.UID ?? ''
    await refuseTakenUid(tx, UID)
    const name: PersonName = { UID, FirstName: null, LastName: null, ...given }
    return { UsersID: await insertUser(tx, ClientsID, name), name }
  }
  const { UsersID } = asked
  const before = await requireUser(tx, UsersID)
  const name = { ...before, ...given }
  if (
    await tx.selectFrom('people').select('role').where('users_id', '=', UsersID).executeTakeFirst()
  )
    throw new Refusal('person_exists')
  await renameUser(tx, UsersID, before, name)
  return { UsersID, name }
}

/** Makes a person of a new user or of one who is there, with role, groups and skills. */
export async function createPersonIn(tx: Tx, by: By & PeopleAt, asked: NewPerson): Promise<Person> {
  const { ClientsID } = by.principal
  await takeUsersTurn(tx, ClientsID)
  const faults = await lockGroups(tx, asked.groups ?? [])
  if (faults.length > 0) throw faulty(...faults)
  const { UsersID, name } = await userOfNewPerson(tx, ClientsID, asked)
  const AccessTokensID = await insertToken(tx, ClientsID, UsersID, asked.role, shownName(name))
  await tx
    .insertInto('people')
    .values({
      client_id: ClientsID,
      users_id: UsersID,
      access_tokens_id: AccessTokensID,
      role: asked.role,
      only_own_groups: asked.bOnlyOwnGroups ?? false,
      skills_ids: asked.SkillsIDs ?? [],
    })
    .execute()
  const before = (await readPerson(tx, by, UsersID))?.groups ?? []
  // A user may have been a member before: without a word about groups that stays.
  const after = asked.groups ?? before
  await storeMemberships(tx, { ClientsID, UsersID, before, after })
  const person = await readPerson(tx, by, UsersID)
  if (!person) throw new Error(`The person ${UsersID} is not there`)
  await recordAudit(tx, by, { action: 'person.create', id: UsersID, after: auditedPerson(person) })
  return person
}
