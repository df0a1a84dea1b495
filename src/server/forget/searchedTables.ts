import { sql } from 'kysely'
import type { Db } from '../db/open'

type SearchedColumn = { name: string; type: string }
export type SearchedTable = { name: string; columns: SearchedColumn[]; pages: number }

/** The centre's own: numbers and names there are not a caller's. */
const ofTheCentre = ['acd_groups', 'users', 'clients']
/** In a mirror, records of the system that it mirrors: changed here they would differ from it. */
const ofTheUpstream = ['acd_events', 'dialler_campaigns']
/** Changed by the tables' owner alone, and in ways of their own. */
const chained = ['audit_log', 'audit_heads', 'campaign_copy_pieces']
/** In the order in which they are searched: what is changed first leaves its past in the last ones. */
const first = ['acd_events']
const last = ['acd_event_versions', 'acd_event_changes']

const place = (name: string) => (first.includes(name) ? 0 : 1 + last.indexOf(name) + 1)

export const isMirrored = (db: Db, ClientsID: number): Promise<boolean> =>
  db.asAccount(ClientsID, async (tx) => {
    const mirror = await tx.selectFrom('upstream_mirrors').select('upstream').executeTakeFirst()
    return mirror !== undefined
  })

/**
 * The tables that a client account answers for. In a mirror `listed` is the one of the events, of
 * which the traces alone are Callboard's own.
 */
export async function ownTables(
  db: Db,
  ClientsID: number,
): Promise<{ own: SearchedTable[]; listed?: SearchedTable | undefined }> {
  const tables = await searchedTables(db)
  if (!(await isMirrored(db, ClientsID))) return { own: tables }
  const own = tables.filter(({ name }) => !ofTheUpstream.includes(name))
  return { own, listed: tables.find(({ name }) => name === 'acd_events') }
}

/** Every table of the catalogue that belongs to client accounts and holds text, with its size in pages. */
async function searchedTables(db: Db): Promise<SearchedTable[]> {
  const { rows } = await db.asGate((tx) =>
    sql<SearchedTable>`SELECT relname AS name,
        (pg_relation_size(pg_class.oid) / current_setting('block_size')::integer)::integer AS pages,
        json_agg(json_build_object('name', attname, 'type', format_type(atttypid, NULL))) AS columns
      FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        AND format_type(atttypid, NULL) IN
          ('text', 'character varying', 'json', 'jsonb', 'text[]', 'character varying[]')
        AND EXISTS (SELECT FROM pg_attribute AS key
          WHERE key.attrelid = pg_class.oid AND key.attname = 'client_id')
      GROUP BY pg_class.oid, relname ORDER BY relname`.execute(tx),
  )
  return rows
    .filter(({ name }) => !ofTheCentre.includes(name) && !chained.includes(name))
    .sort((one, other) => place(one.name) - place(other.name))
}
