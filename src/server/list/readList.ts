import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../http/mount'
import type { ListSource } from './source'
import { recordText } from './wire'

/** One list with its parameters applied, in SQL. `size` -1 means all. */
export type Ask = {
  from: RawBuilder<unknown>
  order: RawBuilder<unknown>
  start: number
  size: number
}

export async function countRecords(tx: Tx, ask: Ask): Promise<number> {
  const { rows } = await sql<{ total: number }>`SELECT count(*) AS total ${ask.from}`.execute(tx)
  return rows[0]?.total ?? 0
}

/** The rows are chosen first: a text made for each row that is passed over costs the most. */
export async function readPage(tx: Tx, source: ListSource, ask: Ask): Promise<string[]> {
  const name = sql.id(source.id.split('.')[0] ?? '')
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(source.wire)} AS record
    FROM (SELECT ${name}.* ${ask.from} ORDER BY ${ask.order} LIMIT ${ask.size} OFFSET ${ask.start})
    AS ${name} ORDER BY ${ask.order}`.execute(tx)
  return rows.map(({ record }) => record)
}

/** The IDs of the whole list in its order, 4 bytes each: a million fit into 4 MB. */
async function readIds(tx: Tx, source: ListSource, ask: Ask): Promise<Int32Array> {
  const { rows } = await sql<{ ids: string | null }>`SELECT string_agg(id::text, ',') AS ids FROM
    (SELECT ${sql.ref(source.id)} AS id ${ask.from} ORDER BY ${ask.order} OFFSET ${ask.start})
    AS ordered`.execute(tx)
  const text = rows[0]?.ids
  return text ? Int32Array.from(text.split(','), Number) : new Int32Array()
}

/** The records behind some IDs, in their order; one that is gone by now is left out. */
async function readRecords(tx: Tx, source: ListSource, ids: Int32Array): Promise<string[]> {
  const list = `{${ids.join(',')}}`
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(source.wire)} AS record
    FROM unnest(${list}::integer[]) WITH ORDINALITY AS wanted(wanted_id, place)
    JOIN ${source.table} ON ${sql.ref(source.id)} = wanted_id ORDER BY place`.execute(tx)
  return rows.map(({ record }) => record)
}

/** Records read in one go while a whole list is streamed: small enough to let others in between. */
const pieceSize = 1000

/** Each piece is read in a short transaction of its own: nobody waits for the rest of the list. */
export async function* recordPieces(
  read: <Result>(run: (tx: Tx) => Promise<Result>) => Promise<Result>,
  source: ListSource,
  ask: Ask,
) {
  const ids = await read((tx) => readIds(tx, source, ask))
  for (let at = 0; at < ids.length; at += pieceSize) {
    const wanted = ids.subarray(at, at + pieceSize)
    const records = await read((tx) => readRecords(tx, source, wanted))
    if (records.length > 0) yield records
  }
}
