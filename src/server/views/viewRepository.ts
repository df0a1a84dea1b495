import { sql } from 'kysely'
import { fold } from '@/contract/filter/fold'
import { mayDo } from '@/contract/roles'
import type { NewView, SavedView } from '@/contract/views'
import { isOwn, userName } from '../auth/owner'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { recordText, stamp } from '../list/wire'

const ownerName = sql`coalesce(${userName(sql.ref('saved_views.users_id'))},
  (SELECT access_tokens.name FROM access_tokens
    WHERE access_tokens.id = saved_views.access_tokens_id))`

const limit = sql`(SELECT json_build_object('nAbove', n_above, 'nMinutes', n_minutes)
  FROM view_limits WHERE view_limits.saved_views_id = saved_views.id)`

const wireOf = (principal: Principal, zone: string) => ({
  ID: 'id',
  name: 'saved_views.name',
  filter: 'filter',
  sort: 'sort',
  columns: 'columns',
  density: 'density',
  widths: 'widths',
  shared: 'shared',
  owner: ownerName,
  isOwn: isOwn(principal),
  mayChange: sql`(${isOwn(principal)} OR ${mayDo(principal.role, 'admin')})`,
  limit,
  dtModified: stamp('dt_modified', zone),
  version: 'version',
})

const columnsOf = (view: NewView, now: number) => ({
  name: view.name,
  name_fold: fold(view.name),
  filter: view.filter ?? '',
  sort: view.sort,
  columns: view.columns,
  density: view.density,
  widths: JSON.stringify(view.widths ?? {}),
  shared: view.shared,
  dt_modified: new Date(now),
})

/** Written by the database from `wireOf`. */
const viewOf = (row: { record: string } | undefined): SavedView | undefined =>
  row && JSON.parse(row.record)

/** Views that the principal sees: their own and the shared ones. */
export function viewRepository(tx: Tx, principal: Principal, zone: string) {
  const record = recordText(wireOf(principal, zone))
  return {
    async list(): Promise<string[]> {
      const { rows } = await sql<{ record: string }>`SELECT ${record} AS record FROM saved_views
        WHERE shared OR ${isOwn(principal)} ORDER BY name_fold, id`.execute(tx)
      return rows.map((row) => row.record)
    },

    async filters() {
      type Row = { id: number; name: string; filter: string }
      const { rows } = await sql<Row>`SELECT id, name, filter FROM saved_views
        WHERE shared OR ${isOwn(principal)}`.execute(tx)
      return rows
    },

    async countOwn(): Promise<number> {
      const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM saved_views
        WHERE ${isOwn(principal)}`.execute(tx)
      return rows[0]?.count ?? 0
    },

    async find(id: number) {
      const { rows } = await sql<{ record: string }>`SELECT ${record} AS record FROM saved_views
        WHERE id = ${id} AND (shared OR ${isOwn(principal)}) FOR UPDATE`.execute(tx)
      return viewOf(rows[0])
    },

    /** The record, or undefined when the owner has another view with this name. */
    insert: async (view: NewView, now: number) => {
      const stored = await tx
        .insertInto('saved_views')
        .values({
          client_id: principal.ClientsID,
          users_id: principal.UsersID,
          access_tokens_id: principal.AccessTokensID,
          ...columnsOf(view, now),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning(record.as('record'))
        .executeTakeFirst()
      return viewOf(stored)
    },

    /** True when the owner of a view has another one with this name. */
    async isNameTaken(id: number, name: string): Promise<boolean> {
      const { rows } = await sql`SELECT FROM saved_views AS other JOIN saved_views AS own
        ON own.id = ${id} AND other.id <> own.id AND other.name_fold = ${fold(name)}
        AND other.users_id IS NOT DISTINCT FROM own.users_id
        AND (own.users_id IS NOT NULL OR other.access_tokens_id = own.access_tokens_id)`.execute(tx)
      return rows.length > 0
    },

    update: async (id: number, view: NewView, now: number) => {
      const stored = await tx
        .updateTable('saved_views')
        .set(columnsOf(view, now))
        .where('id', '=', id)
        .returning(record.as('record'))
        .executeTakeFirst()
      return viewOf(stored)
    },

    remove: (id: number) => tx.deleteFrom('saved_views').where('id', '=', id).execute(),
  }
}
