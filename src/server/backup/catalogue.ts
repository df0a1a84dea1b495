import type { TableCopy } from '../db/tableCopy'
import { keptTables } from './keptTables'

export type Table = { name: string; columns: string[]; blocks: number }

/** What the database computes by itself is not copied. */
const tablesOf = `SELECT relname AS name, json_agg(quote_ident(attname) ORDER BY attnum) AS columns,
    pg_relation_size(pg_class.oid) / current_setting('block_size')::integer AS blocks
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname = ANY ($1)
    AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  GROUP BY pg_class.oid, relname ORDER BY relname COLLATE "C"`

/** A key that is checked at the end of a transaction asks for no order. */
const keysOf = `SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint
  JOIN pg_class AS child ON child.oid = conrelid JOIN pg_class AS parent ON parent.oid = confrelid
  WHERE contype = 'f' AND NOT condeferrable AND conrelid <> confrelid
    AND connamespace = 'public'::regnamespace`
type Key = { child: string; parent: string }

/** Each table behind those that its foreign keys name. */
function inOrder(tables: readonly Table[], keys: readonly Key[]): Table[] {
  const ordered: Table[] = []
  const add = (table: Table) => {
    if (ordered.includes(table)) return
    const parents = keys.filter(({ child }) => child === table.name).map(({ parent }) => parent)
    for (const parent of tables.filter(({ name }) => parents.includes(name))) add(parent)
    ordered.push(table)
  }
  for (const table of tables) add(table)
  return ordered
}

/** The tables of a backup, in an order in which they can be filled again. */
export async function readTables({ query }: TableCopy): Promise<Table[]> {
  const tables = await query<Table>(tablesOf, [[...keptTables]])
  return inOrder(tables, await query<Key>(keysOf))
}

/** Where a counter stands: the last number, and whether somebody has it. */
export type Counters = Record<string, { last: number; isUsed: boolean }>

export async function readCounters({ query }: TableCopy): Promise<Counters> {
  const sequences = await query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
      WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace ORDER BY relname COLLATE "C"`,
  )
  const counters: Counters = {}
  for (const { name } of sequences) {
    const text = `SELECT last_value AS last, is_called AS "isUsed" FROM ${name}`
    const [counter] = await query<Counters[string]>(text)
    if (counter) counters[name] = counter
  }
  return counters
}
