import { sql } from 'kysely'
import type { Db } from '@/server/db/open'

/** The tables of client accounts. */
const tables = sql<{ name: string }>`SELECT c.relname AS name FROM pg_class c
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    AND has_table_privilege(c.oid, 'SELECT') AND EXISTS (SELECT FROM pg_attribute
      WHERE attrelid = c.oid AND attname = 'client_id' AND NOT attisdropped)
  ORDER BY 1`

/**
 * What is written of a client account from now on: the function answers with how many rows each
 * table has that were inserted or changed since, those with none left out.
 */
export async function countWritten(db: Db, ClientsID: number) {
  const { rows: from } = await db.asAccount(ClientsID, (tx) =>
    sql<{ xid: string }>`SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid`.execute(tx),
  )
  return (): Promise<Record<string, number>> =>
    db.asAccount(ClientsID, async (tx) => {
      const written: Record<string, number> = {}
      for (const { name } of (await tables.execute(tx)).rows) {
        const { rows } = await sql<{ count: number }>`SELECT count(*)::integer AS count
          FROM ${sql.table(name)} WHERE xmin::text::bigint >= ${from[0]?.xid}::bigint`.execute(tx)
        if (rows[0] && rows[0].count > 0) written[name] = rows[0].count
      }
      return written
    })
}
