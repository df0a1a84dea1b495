import { sql } from 'kysely'
import type { Tx } from './transaction'

/** So many new IDs at once. */
export async function nextIds(tx: Tx, sequence: string, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT nextval(${sequence}::regclass) AS id
    FROM generate_series(1, ${count})`.execute(tx)
  return rows.map(({ id }) => Number(id))
}
