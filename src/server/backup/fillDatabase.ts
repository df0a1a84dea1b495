import { locks } from '../db/inTurn'
import { type Migration, migrations as released } from '../db/migrations'
import type { TableCopy } from '../db/tableCopy'
import { beginAnew } from './beginAnew'
import type { Counters } from './catalogue'
import { damaged } from './format'
import { keptTables } from './keptTables'
import { noteRestore } from './noteRestore'
import type { BackupPart } from './readBackup'

/** The target is not one that a backup can be restored into; nothing was changed. */
export class RestoreRefused extends Error {}

const noted = 'INSERT INTO migrations (name, sha256) VALUES ($1, $2)'

async function apply({ query }: TableCopy, migrations: readonly Migration[]): Promise<void> {
  for (const { name, text, sha256 } of migrations) {
    await query(text)
    await query(noted, [name, sha256])
  }
}

const listOfMigrations = `CREATE TABLE migrations (
  name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`

/** The names of tables for which a condition holds, as SQL spells them. */
const tablesWhere = async ({ query }: TableCopy, condition: string): Promise<string[]> => {
  const rows = await query<{ name: string }>(`SELECT quote_ident(relname) AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND ${condition}`)
  return rows.map(({ name }) => name)
}

/**
 * Lets the rows in as they are: triggers wrote what they write already, and the owner of the tables
 * is not bound by policies meanwhile. Answers what brings all of that back.
 */
async function openTables(target: TableCopy): Promise<string> {
  const all = await tablesWhere(target, 'true')
  const forced = await tablesWhere(target, 'relforcerowsecurity')
  // The keys too, where the database is thrown away as a whole if not all of it comes.
  const triggers = target.kind === 'embedded' ? 'ALL' : 'USER'
  const alter = (names: readonly string[], what: string) =>
    names.map((name) => `ALTER TABLE ${name} ${what}`).join(';')
  await target.query(alter(all, `DISABLE TRIGGER ${triggers}`))
  await target.query(alter(forced, 'NO FORCE ROW LEVEL SECURITY'))
  // Some migrations bring rows.
  await target.query(`TRUNCATE ${keptTables.filter((name) => all.includes(name)).join()} CASCADE`)
  return [alter(all, `ENABLE TRIGGER ${triggers}`), alter(forced, 'FORCE ROW LEVEL SECURITY')].join(
    ';',
  )
}

async function setCounters({ query }: TableCopy, counters: Counters): Promise<void> {
  for (const [name, { last, isUsed }] of Object.entries(counters)) {
    await query('SELECT setval($1::regclass, $2, $3)', [name, last, isUsed])
  }
}

/** Servers that start meanwhile wait, and then find the tables (inTurn). */
async function begin(target: TableCopy): Promise<void> {
  await target.query(`BEGIN; SELECT pg_advisory_xact_lock(${locks.migration})`)
  await refuseTables(target)
}

/** A database with any table is not ours to fill. */
async function refuseTables(target: TableCopy): Promise<void> {
  const [first] = await tablesWhere(target, 'true')
  if (first === undefined) return
  throw new RestoreRefused(
    `The database is not empty (it has a table ${first}). Name an empty one.`,
  )
}

type Options = {
  now: number
  migrations?: readonly Migration[] | undefined
  onRows?: (rows: number) => Promise<void>
}

/**
 * Makes the tables as they were when the backup was made, fills them, and brings them up to date. In
 * PostgreSQL that is one transaction; a new embedded database is thrown away by the caller where it
 * throws, and needs no log of all its rows for that.
 */
export async function fillDatabase(
  target: TableCopy,
  parts: AsyncIterable<BackupPart>,
  { now, migrations = released, onRows }: Options,
): Promise<{ madeAt: string }> {
  let made = 0
  let madeAt = ''
  let close = ''
  let rows = 0
  for await (const part of parts) {
    if (part.kind === 'head') {
      if (target.kind === 'postgres') await begin(target)
      made = part.migrations.length
      madeAt = part.madeAt
      await target.query(listOfMigrations)
      await apply(target, migrations.slice(0, made))
      close = await openTables(target)
    } else if (part.kind === 'rows') {
      const { table, columns } = part.head
      if (!keptTables.includes(table)) throw damaged(`it holds a table ${table}`)
      await target.copyIn(`${table} (${columns.join()})`, part.rows)
      rows += part.head.rows
      await onRows?.(rows)
    } else {
      await target.query(target.kind === 'embedded' ? 'BEGIN' : 'SET CONSTRAINTS ALL IMMEDIATE')
      await setCounters(target, part.counters)
      await target.query(close)
    }
  }
  await apply(target, migrations.slice(made))
  await beginAnew(target)
  await noteRestore(target, { now, madeAt })
  await target.query('COMMIT')
  // What the planner knows, and pages that an index answers for.
  await target.query('VACUUM (ANALYZE)')
  return { madeAt }
}
