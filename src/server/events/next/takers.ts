import { sql } from 'kysely'
import type { Tx } from '../../db/transaction'
import type { Principal } from '../../http/principal'
import { Refusal } from '../../http/refusal'

/** A user as Take next knows them. */
export type Taker = {
  UsersID: number
  groups: readonly number[]
  /** None: any event fits. */
  skills: readonly number[]
  /** Whose events alone the principal sees; null: of all groups. */
  scope: readonly number[] | null
  isPerson: boolean
  isPaused: boolean
}

type Row = {
  users_id: number
  groups: number[]
  skills_ids: number[] | null
  paused: boolean | null
}

/** The groups and skills behind principals; null where one stands for no user. */
export async function readTakers(
  tx: Tx,
  principals: readonly Pick<Principal, 'UsersID' | 'groups'>[],
): Promise<(Taker | null)[]> {
  const ids = principals.flatMap(({ UsersID }) => (UsersID === null ? [] : [UsersID]))
  if (ids.length === 0) return principals.map(() => null)
  const { rows } = await sql<Row>`
    SELECT asked.users_id, skills_ids, paused, ARRAY(
      SELECT acd_groups_id FROM acd_group_members WHERE users_id = asked.users_id
      ORDER BY acd_groups_id) AS groups
    FROM unnest(${[...new Set(ids)]}::integer[]) AS asked (users_id) LEFT JOIN people
      USING (users_id)`.execute(tx)
  const known = new Map(rows.map((row) => [row.users_id, row]))
  return principals.map(({ UsersID, groups: scope }) => {
    const row = UsersID === null ? undefined : known.get(UsersID)
    if (UsersID === null || row === undefined) return null
    const { groups, skills_ids, paused } = row
    return {
      UsersID,
      groups,
      skills: skills_ids ?? [],
      scope,
      isPerson: paused !== null,
      isPaused: paused === true,
    }
  })
}

/** Why somebody takes no next event. */
export function takerOrRefusal(taker: Taker | null): Taker | Refusal {
  if (taker === null) return new Refusal('no_own_user')
  return taker.isPaused ? new Refusal('person_paused') : taker
}
