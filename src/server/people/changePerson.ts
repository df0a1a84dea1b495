import type { Person, PersonChange } from '@/contract/people/people'
import type { By } from '../audit/author'
import { changes } from '../audit/changes'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import { faultAt, faulty, Refusal } from '../http/refusal'
import { auditedPerson } from './createPerson'
import { lockGroups, storeMemberships } from './memberships'
import { refuseTakenUid, renameUser, shownName, takeUsersTurn } from './personUser'
import { type PeopleAt, readPerson } from './readPeople'

/** Two changes of one person take turns. */
export async function lockPerson(tx: Tx, by: By & PeopleAt, UsersID: number): Promise<Person> {
  await tx.selectFrom('people').select('role').where('users_id', '=', UsersID).forUpdate().execute()
  const person = await readPerson(tx, by, UsersID)
  if (!person) throw new Refusal('person_not_found')
  return person
}

/** A key that is left out is undefined in the body: it stays as it is. */
function changed(before: Person, change: PersonChange): Person {
  return {
    ...before,
    UID: change.UID ?? before.UID,
    FirstName: change.FirstName ?? before.FirstName,
    LastName: change.LastName ?? before.LastName,
    role: change.role ?? before.role,
    groups: change.groups ?? before.groups,
    bOnlyOwnGroups: change.bOnlyOwnGroups ?? before.bOnlyOwnGroups,
    SkillsIDs: change.SkillsIDs ?? before.SkillsIDs,
  }
}

async function storePerson(tx: Tx, before: Person, person: Person): Promise<void> {
  const { UsersID, role, bOnlyOwnGroups, SkillsIDs } = person
  await renameUser(tx, UsersID, before, person)
  const rights = { role, only_own_groups: bOnlyOwnGroups, skills_ids: SkillsIDs }
  const { access_tokens_id } = await tx
    .updateTable('people')
    .set(rights)
    .where('users_id', '=', UsersID)
    .returning('access_tokens_id')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('access_tokens')
    .set({ role, name: shownName(person) })
    .where('id', '=', access_tokens_id)
    .execute()
}

/** Changes what is given; the rest stays. */
export async function changePersonIn(
  tx: Tx,
  by: By & PeopleAt,
  UsersID: number,
  change: PersonChange,
): Promise<Person> {
  const { ClientsID } = by.principal
  if (change.UID !== undefined) await takeUsersTurn(tx, ClientsID)
  const faults = await lockGroups(tx, change.groups ?? [])
  if (faults.length > 0) throw faulty(...faults)
  const before = await lockPerson(tx, by, UsersID)
  const after = changed(before, change)
  if (after.role === 'admin' && after.bOnlyOwnGroups) throw faultAt('bOnlyOwnGroups', 'bound_admin')
  if (after.UID !== before.UID) await refuseTakenUid(tx, after.UID, UsersID)
  await storePerson(tx, before, after)
  await storeMemberships(tx, {
    ClientsID,
    UsersID,
    before: before.groups,
    after: after.groups,
  })
  const stored = (await readPerson(tx, by, UsersID)) ?? after
  const difference = changes(auditedPerson(before), auditedPerson(stored))
  if (Object.keys(difference.after).length > 0) {
    await recordAudit(tx, by, { action: 'person.change', id: UsersID, ...difference })
  }
  return stored
}
