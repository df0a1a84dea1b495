import { sql } from 'kysely'
import type { Person } from '@/contract/people/people'
import type { Tx } from '../db/transaction'
import { recordText, stamp, type WireOf } from '../list/wire'
import { hasWayIn, type WaysInAt } from './hasWayIn'

/** What a reading of people goes by, beside their rows. */
export type PeopleAt = WaysInAt & { zone: string }

const columns = ({ zone, ...at }: PeopleAt): WireOf<Person> => ({
  UsersID: 'people.users_id',
  UID: 'users.uid',
  FirstName: 'users.first_name',
  LastName: 'users.last_name',
  role: 'people.role',
  state: sql`CASE WHEN deactivated_at IS NOT NULL THEN 'deactivated'
    WHEN ${hasWayIn(at)} THEN 'active' ELSE 'invited' END`,
  groups: sql`coalesce((SELECT json_agg(json_build_object(
      'AcdGroupsID', acd_groups_id, 'role', acd_group_members.role) ORDER BY acd_groups_id)
    FROM acd_group_members WHERE acd_group_members.users_id = people.users_id), '[]')`,
  bOnlyOwnGroups: 'people.only_own_groups',
  SkillsIDs: 'people.skills_ids',
  dtLastSignIn: stamp('last_sign_in_at', zone),
})

/** All people as JSON texts, or the one of this user. */
export async function readPeople(
  tx: Tx,
  options: PeopleAt,
  UsersID: number | null = null,
): Promise<string[]> {
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(columns(options))} AS record
    FROM people JOIN users ON (users.client_id, users.id) = (people.client_id, people.users_id)
    WHERE ${UsersID}::integer IS NULL OR users_id = ${UsersID}::integer
    ORDER BY uid_fold, users.id`.execute(tx)
  return rows.map(({ record }) => record)
}

/** One person as the wire has them; undefined where the user is none. */
export async function readPerson(
  tx: Tx,
  options: PeopleAt,
  UsersID: number,
): Promise<Person | undefined> {
  const [record] = await readPeople(tx, options, UsersID)
  return record === undefined ? undefined : JSON.parse(record)
}
