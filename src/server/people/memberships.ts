import { sql } from 'kysely'
import { type Fault, faultText } from '@/contract/fault'
import type { Membership } from '@/contract/people/people'
import type { Tx } from '../db/transaction'

/**
 * Locks the groups in the order of their IDs, as a change of a group's own page does, and names
 * those that the client account does not have.
 */
export async function lockGroups(tx: Tx, groups: readonly Membership[]): Promise<Fault[]> {
  if (groups.length === 0) return []
  const ids = groups.map(({ AcdGroupsID }) => AcdGroupsID)
  const found = await tx
    .selectFrom('acd_groups')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const known = new Set(found.map(({ id }) => id))
  return ids.flatMap((id, place) =>
    known.has(id)
      ? []
      : [{ path: `groups.${place}.AcdGroupsID`, message: faultText('unknown_group') }],
  )
}

/** The version of a group's settings stands for its members too, so it moves with them. */
const touchSettings = (tx: Tx, ids: readonly number[]) =>
  sql`INSERT INTO acd_group_settings (client_id, acd_groups_id)
    SELECT callboard_client(), id FROM unnest(${ids}::integer[]) AS id ORDER BY id
    ON CONFLICT (client_id, acd_groups_id)
    DO UPDATE SET grace_minutes = acd_group_settings.grace_minutes`.execute(tx)

const keyOf = ({ AcdGroupsID, role }: Membership) => `${AcdGroupsID} ${role}`

type MembershipOptions = {
  ClientsID: number
  UsersID: number
  before: readonly Membership[]
  after: readonly Membership[]
}

/** Replaces a person's groups: the same rows as the members of each group. */
export async function storeMemberships(
  tx: Tx,
  { ClientsID, UsersID, before, after }: MembershipOptions,
): Promise<void> {
  const kept = new Set(after.map(keyOf))
  const known = new Set(before.map(keyOf))
  const left = before.filter((one) => !kept.has(keyOf(one))).map(({ AcdGroupsID }) => AcdGroupsID)
  const entered = after.filter((one) => !known.has(keyOf(one)))
  if (left.length > 0) {
    await tx
      .deleteFrom('acd_group_members')
      .where('users_id', '=', UsersID)
      .where('acd_groups_id', 'in', left)
      .execute()
  }
  if (entered.length > 0) {
    await tx
      .insertInto('acd_group_members')
      .values(
        entered.map(({ AcdGroupsID, role }) => ({
          client_id: ClientsID,
          acd_groups_id: AcdGroupsID,
          users_id: UsersID,
          role,
        })),
      )
      .execute()
  }
  const changed = [...left, ...entered.map(({ AcdGroupsID }) => AcdGroupsID)]
  if (changed.length > 0) await touchSettings(tx, [...new Set(changed)])
}
