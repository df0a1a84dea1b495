import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

/**
 * The groups that a user is bound to, as the gate reads them for whom the user's tokens let in; null
 * where the user is bound to none, or nobody.
 */
export async function groupsThatBind(tx: Tx, UsersID: number | null): Promise<number[] | null> {
  const { rows } = await sql<{ groups: number[] }>`SELECT ARRAY(SELECT acd_groups_id
      FROM acd_group_members AS member WHERE member.users_id = people.users_id
      ORDER BY acd_groups_id) AS "groups"
    FROM people WHERE users_id = ${UsersID} AND only_own_groups`.execute(tx)
  return rows[0]?.groups ?? null
}
