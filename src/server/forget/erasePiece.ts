import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { blackenNumber } from './blacken'
import type { NumberNotations } from './numberNotations'
import type { SearchedTable } from './searchedTables'

/** A part of a table, by its pages: the next piece begins where this one ends. */
type PageRange = { from: number; to: number }
type Row = Record<string, unknown>
type Found = { place: string; row: Row }

const phoneColumns = [1, 2, 3, 4, 5, 6].map((number) => `phone_number_${number}`)

const isOne = (notations: NumberNotations, row: Row, columns: readonly string[]) =>
  columns.some((name) => typeof row[name] === 'string' && notations.isWhole(row[name]))

const ofSender = (row: Row, notations: NumberNotations) => isOne(notations, row, ['sender'])
const always = () => true

/** What goes whole where it names the number so; in all other tables the number alone goes. */
const goesWhole: Record<string, (row: Row, notations: NumberNotations) => boolean> = {
  acd_events: ofSender,
  acd_event_versions: ofSender,
  acd_events_not_listed: ofSender,
  dialler_contacts: (row, notations) => isOne(notations, row, [...phoneColumns, 'fax_number']),
  event_drafts: always,
  held_events: always,
  idempotency_keys: always,
  idempotency_texts: always,
  upstream_writes: always,
  saved_views: always,
}

/** Other processes may be at the same rows: each is locked before it is judged. */
async function find(
  tx: Tx,
  { name }: SearchedTable,
  pages: PageRange,
  { sqlPattern }: NumberNotations,
) {
  const { rows } = await sql<Found>`SELECT ctid::text AS place, to_jsonb(searched) AS row
    FROM ${sql.table(name)} AS searched
    WHERE ctid >= ${`(${pages.from},0)`}::tid AND ctid < ${`(${pages.to},0)`}::tid
      AND searched::text ~ ${sqlPattern} FOR UPDATE`.execute(tx)
  return rows
}

const idsOf = (all: readonly Found[]): number[] =>
  all.flatMap(({ row: { id } }) => (typeof id === 'number' ? [id] : []))

/** The columns that name the number, without it. */
function blackenedColumns({ columns }: SearchedTable, row: Row, notations: NumberNotations) {
  const blacken = blackenNumber(notations)
  return columns.flatMap(({ name, type }) => {
    const before = row[name]
    const after = blacken(before)
    if (JSON.stringify(before) === JSON.stringify(after)) return []
    const value = type.startsWith('json') ? JSON.stringify(after) : after
    return [sql`${sql.ref(name)} = ${value}::${sql.raw(type)}`]
  })
}

/** IDs of the events of this caller in some pages of their table. */
export async function eventsOfCaller(
  tx: Tx,
  table: SearchedTable,
  pages: PageRange,
  notations: NumberNotations,
): Promise<number[]> {
  const found = await find(tx, table, pages, notations)
  return idsOf(found.filter(({ row }) => ofSender(row, notations)))
}

export type ErasedPiece = {
  /** IDs of the records that are gone, where they have some. */
  removed: number[]
  removedCount: number
  blackened: number
  /** IDs of the records that are there without the number, where they have some. */
  changed: number[]
}

/** Erases the number from some pages of one table. */
export async function erasePiece(
  tx: Tx,
  table: SearchedTable,
  pages: PageRange,
  notations: NumberNotations,
): Promise<ErasedPiece> {
  const own = sql.table(table.name)
  const gone: Found[] = []
  const changed: Found[] = []
  for (const found of await find(tx, table, pages, notations)) {
    const changes = blackenedColumns(table, found.row, notations)
    if (changes.length === 0) continue
    if (goesWhole[table.name]?.(found.row, notations)) {
      gone.push(found)
      continue
    }
    changed.push(found)
    await sql`UPDATE ${own} SET ${sql.join(changes)} WHERE ctid = ${found.place}::tid`.execute(tx)
  }
  if (gone.length > 0) {
    const places = gone.map(({ place }) => place)
    await sql`DELETE FROM ${own} WHERE ctid = ANY (${places}::text[]::tid[])`.execute(tx)
  }
  return {
    removed: idsOf(gone),
    removedCount: gone.length,
    blackened: changed.length,
    changed: idsOf(changed),
  }
}
