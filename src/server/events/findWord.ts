import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

/** With more matches than this a page is found sooner by walking the list in its order. */
const maxFound = 5000

/** Three characters that belong together, the least that the index can look up. */
const searchable = /[\p{L}\p{N}]{3}/u

/** The events that hold a rare word, in one of its forms; undefined for a common one. */
export async function findWord(tx: Tx, patterns: string[]): Promise<number[] | undefined> {
  if (!patterns.every((pattern) => searchable.test(pattern))) return undefined
  const { rows } = await sql<{
    ids: number[] | null
  }>`SELECT callboard_find_events(${patterns}::text[], ${maxFound}) AS ids`.execute(tx)
  return rows[0]?.ids ?? undefined
}
