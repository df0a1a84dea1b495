import { sql } from 'kysely'
import { fold } from '@/contract/filter/fold'
import { groupTypes } from '@/contract/groups'
import { placeholderGroupName, placeholderUID } from '@/contract/values/programNames'
import type { Tx } from '../db/transaction'
import type { RecordField, RecordShape } from './kinds/recordKind'

/** Columns and their values. */
export type StoredRow = Record<string, unknown> & { id: number }

const idsNamed = (kind: RecordShape, rows: readonly StoredRow[], table: RecordField['names']) => {
  const columns = kind.fields.filter(({ names }) => names === table).map(({ column }) => column)
  const ids = rows.flatMap((row) => columns.map((column) => row[column]))
  return [...new Set(ids.filter((id) => typeof id === 'number'))]
}

/** What a record names and the upstream does not list is there, and in no list. */
async function addUnlisted(
  tx: Tx,
  ClientsID: number,
  kind: RecordShape,
  rows: readonly StoredRow[],
) {
  const groups = idsNamed(kind, rows, 'acd_groups').map((id) => {
    const name = placeholderGroupName(id)
    return { id, name, name_fold: fold(name) }
  })
  const users = idsNamed(kind, rows, 'users').map((id) => ({ id, uid: placeholderUID(id) }))
  const campaigns = idsNamed(kind, rows, 'dialler_campaigns').map((id) => {
    const name = `campaign-${id}`
    return { id, name, name_fold: fold(name) }
  })
  if (campaigns.length > 0) {
    await sql`INSERT INTO dialler_campaigns (client_id, id, name, name_fold, languages_id, mirrored,
        not_listed_since)
      SELECT ${ClientsID}, id, name, name_fold, 1, true, callboard_clock()
      FROM json_to_recordset(${JSON.stringify(campaigns)})
        AS named (id integer, name text, name_fold text)
      WHERE NOT EXISTS (SELECT FROM dialler_campaigns WHERE dialler_campaigns.id = named.id)
      ON CONFLICT DO NOTHING`.execute(tx)
  }
  if (groups.length > 0) {
    await sql`INSERT INTO acd_groups (client_id, id, name, name_fold, acd_group_types_id, not_listed_since)
      SELECT ${ClientsID}, id, name, name_fold, ${sql.lit(groupTypes.standalone)}, callboard_clock()
      FROM json_to_recordset(${JSON.stringify(groups)}) AS named (id integer, name text, name_fold text)
      WHERE NOT EXISTS (SELECT FROM acd_groups WHERE acd_groups.id = named.id)
      ON CONFLICT DO NOTHING`.execute(tx)
  }
  if (users.length > 0) {
    await sql`INSERT INTO users (client_id, id, uid, uid_fold, name_fold, b_active, mirrored, not_listed_since)
      SELECT ${ClientsID}, id, uid, uid, uid, false, true, callboard_clock()
      FROM json_to_recordset(${JSON.stringify(users)}) AS named (id integer, uid text)
      WHERE NOT EXISTS (SELECT FROM users WHERE users.id = named.id)
      ON CONFLICT DO NOTHING`.execute(tx)
  }
}

/** Rows with the same columns in one statement; the rows travel as one JSON text. */
async function upsert(tx: Tx, ClientsID: number, kind: RecordShape, rows: readonly StoredRow[]) {
  const names = Object.keys(rows[0] ?? {})
  const columns = sql.join(names.map((name) => sql.id(name)))
  const told = names.filter((name) => name !== 'id' && name !== 'imported')
  const of = (table: string) => sql.join(told.map((name) => sql.ref(`${table}.${name}`)))
  const replaced = told.map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`)
  const isEvent = kind.kind === 'event'
  const since = isEvent ? [sql`, state_since`, sql`, callboard_clock()`] : [sql``, sql``]
  await sql`INSERT INTO ${sql.table(kind.table)} (client_id, ${columns}${since[0]})
    SELECT ${ClientsID}, ${columns}${since[1]}
    FROM json_populate_recordset(NULL::${sql.table(kind.table)}, ${JSON.stringify(rows)})
    ON CONFLICT (client_id, id) DO UPDATE SET ${sql.join(replaced)}
    WHERE (${of(kind.table)}) IS DISTINCT FROM (${of('excluded')})`.execute(tx)
}

/** A group names another one: both may be in the same piece, in any order. */
async function upsertAll(tx: Tx, ClientsID: number, kind: RecordShape, rows: readonly StoredRow[]) {
  const byColumns = new Map<string, StoredRow[]>()
  for (const row of rows) {
    const columns = Object.keys(row).join()
    byColumns.set(columns, [...(byColumns.get(columns) ?? []), row])
  }
  await addUnlisted(tx, ClientsID, kind, rows)
  for (const same of byColumns.values()) await upsert(tx, ClientsID, kind, same)
}

/** Faults of a value: the database's classes 22, 23 and 54. */
const isOfValue = (error: unknown) =>
  /^(22|23|54)/.test(String((error as { code?: unknown } | null)?.code ?? ''))

async function within(tx: Tx, work: () => Promise<void>): Promise<unknown> {
  await sql`SAVEPOINT piece`.execute(tx)
  try {
    await work()
    await sql`RELEASE SAVEPOINT piece`.execute(tx)
    return undefined
  } catch (error) {
    if (!isOfValue(error)) throw error
    await sql`ROLLBACK TO SAVEPOINT piece`.execute(tx)
    return error
  }
}

/**
 * Stores the rows of a piece, and answers with those that the database cannot hold, each with why
 * (a text longer than an index takes). One that it cannot hold keeps back no other.
 */
export async function storeRecords(
  tx: Tx,
  ClientsID: number,
  kind: RecordShape,
  rows: readonly StoredRow[],
): Promise<Map<number, string>> {
  const refused = new Map<number, string>()
  const [first] = rows
  if (first === undefined) return refused
  const error = await within(tx, () => upsertAll(tx, ClientsID, kind, rows))
  if (error === undefined) return refused
  if (rows.length === 1) return refused.set(first.id, 'a value is too long to be stored')
  const middle = Math.ceil(rows.length / 2)
  for (const half of [rows.slice(0, middle), rows.slice(middle)]) {
    for (const [id, reason] of await storeRecords(tx, ClientsID, kind, half))
      refused.set(id, reason)
  }
  return refused
}
