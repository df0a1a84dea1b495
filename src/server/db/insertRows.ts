import { type Insertable, sql } from 'kysely'
import type { Tables } from './schema'
import type { Tx } from './transaction'

const pieceSize = 200

export type InsertedRow<Table extends keyof Tables> = Insertable<Tables[Table]>

/** Rows by the table's columns, in pieces small enough for one statement. */
export async function insertRows<Table extends keyof Tables>(
  tx: Tx,
  table: Table,
  rows: readonly InsertedRow<Table>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += pieceSize) {
    const piece = rows.slice(at, at + pieceSize)
    const columns = sql.join(Object.keys(piece[0] ?? {}).map((name) => sql.id(name)))
    await sql`INSERT INTO ${sql.table(table)} (${columns}) SELECT ${columns}
      FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(piece)})`.execute(tx)
  }
}
