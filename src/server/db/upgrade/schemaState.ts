import type { ClientBase, Pool } from 'pg'
import type { AppliedMigration } from '../formerMigrations'

/** Bytes of each table with its indexes, by its name. */
export type TableSizes = Readonly<Record<string, number>>

/** What the tables of a migrated database are, and how large. */
export type SchemaState = { applied: AppliedMigration[]; sizes: TableSizes }

const ofTables = `SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`

/** Sizes are asked of the file system; no table is read. */
export async function tableSizes(client: ClientBase | Pool): Promise<TableSizes> {
  const { rows } = await client.query<{ name: string; bytes: number }>(ofTables)
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, Number(bytes)]))
}

export async function readSchemaState(pool: Pool): Promise<SchemaState> {
  const { rows } = await pool.query<AppliedMigration>(
    'SELECT name, sha256 FROM migrations ORDER BY name COLLATE "C"',
  )
  return { applied: rows, sizes: await tableSizes(pool) }
}
