import { type RawBuilder, sql } from 'kysely'
import type { Principal } from '../http/principal'

/** The same as `ownerOf` for rows that name user and token: whether they are the principal's. */
export const isOwn = ({ UsersID, AccessTokensID }: Principal): RawBuilder<boolean> =>
  UsersID === null
    ? sql<boolean>`(users_id IS NULL AND access_tokens_id = ${AccessTokensID})`
    : sql<boolean>`(users_id IS NOT DISTINCT FROM ${UsersID}::integer)`

/** A user as people know them; null for nobody. */
export const userName = (id: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`(SELECT coalesce(nullif(concat_ws(' ', first_name, last_name), ''), uid) FROM users
    WHERE users.id = ${id})`
