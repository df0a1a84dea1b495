import type { Tx } from '../../db/transaction'
import { Refusal } from '../../http/refusal'

/** Pauses a person, or lets them go on; how it was before. */
export async function storePause(
  tx: Tx,
  UsersID: number | null,
  paused: boolean,
): Promise<boolean> {
  const person =
    UsersID === null
      ? undefined
      : await tx
          .selectFrom('people')
          .select('paused')
          .where('users_id', '=', UsersID)
          .forUpdate()
          .executeTakeFirst()
  if (person === undefined) throw new Refusal('no_person')
  if (person.paused !== paused) {
    await tx.updateTable('people').set({ paused }).where('users_id', '=', UsersID).execute()
  }
  return person.paused
}

/** The users of a group who have paused. */
export async function pausedMembers(tx: Tx, AcdGroupsID: number): Promise<number[]> {
  const group = tx.selectFrom('acd_groups').select('id').where('id', '=', AcdGroupsID)
  if (!(await group.executeTakeFirst())) throw new Refusal('acd_group_not_found')
  const rows = await tx
    .selectFrom('acd_group_members')
    .innerJoin('people', 'people.users_id', 'acd_group_members.users_id')
    .select('people.users_id')
    .where('acd_groups_id', '=', AcdGroupsID)
    .where('paused', '=', true)
    .where('deactivated_at', 'is', null)
    .orderBy('people.users_id')
    .execute()
  return rows.map(({ users_id }) => users_id)
}
