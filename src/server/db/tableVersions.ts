import { sql } from 'kysely'
import type { Tx } from './transaction'

/** How often each table has changed for a client account; absent: never. */
export type TableVersions = Readonly<Record<string, number>>

/** The same as {@link tableVersion}, from counts that were read before. */
export const versionOf = (versions: TableVersions, tables: readonly string[]): number =>
  tables.reduce((sum, table) => sum + (versions[table] ?? 0), 0)

/**
 * How often the given tables changed for this client account. The sum is part of the same
 * snapshot as the rows, so it moves with every commit that a reader can see.
 */
export async function tableVersion(tx: Tx, tables: readonly string[]): Promise<number> {
  if (tables.length === 0) return 0
  const { version } = await tx
    .selectFrom('table_versions')
    .select(sql<number>`coalesce(sum(version), 0)::bigint`.as('version'))
    .where('table_name', 'in', [...tables])
    .executeTakeFirstOrThrow()
  return version
}
