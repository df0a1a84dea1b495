import { sql } from 'kysely'
import type { PersonRole } from '@/contract/roles'
import { accessTokenRepository } from '@/server/accessTokens/accessTokens'
import type { Db } from '@/server/db/open'
import type { Tx } from '@/server/db/transaction'

type Binding = { UsersID: number; role?: PersonRole; groups: readonly number[] | null }

async function setGroups(tx: Tx, { UsersID, groups }: Binding): Promise<void> {
  await sql`UPDATE people SET only_own_groups = ${groups !== null}
    WHERE users_id = ${UsersID}`.execute(tx)
  if (groups === null) return
  await sql`DELETE FROM acd_group_members WHERE users_id = ${UsersID}`.execute(tx)
  await sql`INSERT INTO acd_group_members (client_id, acd_groups_id, users_id, role)
    SELECT 1, id, ${UsersID}, 'member' FROM unnest(${[...groups]}::integer[]) AS id`.execute(tx)
}

/** Binds a person to other groups, or to none (null: sees all); this process knows at once. */
export const rebindPerson = (db: Db, binding: Binding): Promise<unknown> =>
  db.changeRights(() => db.asAccount(1, (tx) => setGroups(tx, binding)))

/** A person who sees the events of these groups alone (null: of all), and an access token of theirs. */
export async function bindPerson(db: Db, binding: Binding): Promise<string> {
  const { UsersID, role = 'agent' } = binding
  const { ID, token } = await accessTokenRepository(db).create(1, { name: role, role, UsersID })
  await db.asAccount(1, (tx) =>
    sql`INSERT INTO people (client_id, users_id, access_tokens_id, role)
      VALUES (1, ${UsersID}, ${ID}, ${role})
      ON CONFLICT (client_id, users_id) DO UPDATE SET role = excluded.role`.execute(tx),
  )
  await rebindPerson(db, binding)
  return token
}
