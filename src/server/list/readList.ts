import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { type Order, type Range, rangesOf } from './order'
import type { Condition, ListSource } from './source'
import { recordText } from './wire'

/** One list with its parameters applied. `size` -1 means all. */
export type Ask = Order & {
  conditions: readonly Condition[]
  /** Words that every record holds, each in one of several forms: see {@link narrowed}. */
  words: readonly string[][]
  start: number
  size: number
}

export const fromClause = (
  source: ListSource,
  conditions: readonly Condition[],
): RawBuilder<unknown> =>
  sql`FROM ${source.table} WHERE ${sql.join([sql`true`, ...conditions], sql` AND `)}`

/** A rare word is looked up first: what remains is to be sorted, not searched. */
export async function narrowed<Asked extends Pick<Ask, 'conditions' | 'words'>>(
  tx: Tx,
  source: ListSource,
  ask: Asked,
): Promise<Asked> {
  for (const word of ask.words) {
    const ids = await source.findWord?.(tx, word)
    if (ids === undefined) continue
    const among = sql`${sql.ref(source.id)} = ANY(${ids}::integer[])`
    return { ...ask, conditions: [...ask.conditions, among], words: [] }
  }
  return ask
}

const count = async (tx: Tx, source: ListSource, conditions: readonly Condition[]) => {
  const from = fromClause(source, conditions)
  const { rows } = await sql<{ total: number }>`SELECT count(*) AS total ${from}`.execute(tx)
  return rows[0]?.total ?? 0
}

export const countRecords = (tx: Tx, source: ListSource, ask: Ask): Promise<number> =>
  count(tx, source, ask.conditions)

const within = ({ conditions }: Ask, { condition }: Range) =>
  condition ? [...conditions, condition] : conditions

/** Some IDs of one range, as text: a million of them are one value. */
async function rangeIds(tx: Tx, source: ListSource, ask: Ask, range: Range): Promise<Int32Array> {
  const limit = ask.size === -1 ? sql`` : sql`LIMIT ${ask.size}`
  const { rows } = await sql<{ ids: string | null }>`SELECT string_agg(id::text, ',') AS ids FROM
    (SELECT ${sql.ref(source.id)} AS id ${fromClause(source, within(ask, range))}
    ORDER BY ${range.order} ${limit} OFFSET ${ask.start}) AS ordered`.execute(tx)
  const text = rows[0]?.ids
  return text ? Int32Array.from(text.split(','), Number) : new Int32Array()
}

/** The IDs of a list in its order, 4 bytes each: from `start` on, `size` of them, or all. */
async function idsOfRanges(tx: Tx, source: ListSource, ask: Ask, ranges: readonly Range[]) {
  const found: Int32Array[] = []
  let { start, size } = ask
  for (const range of ranges) {
    const ids = await rangeIds(tx, source, { ...ask, start, size }, range)
    found.push(ids)
    if (size !== -1) size -= ids.length
    if (size === 0 || range === ranges.at(-1)) break
    start = ids.length > 0 ? 0 : start - (start && (await count(tx, source, within(ask, range))))
  }
  return found.length === 1 ? (found[0] ?? new Int32Array()) : joined(found)
}

function joined(pieces: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/**
 * The first ID of a list in its order and each one at the same distance after it, of the records
 * that have a value. One pass over the order's index; nothing is sorted that the list itself does not sort.
 */
export async function readSpreadIds(
  tx: Tx,
  source: ListSource,
  ask: Ask,
  { every, most }: { every: number; most: number },
): Promise<Int32Array> {
  const [range] = rangesOf(source, ask)
  if (range === undefined) return new Int32Array()
  const { rows } = await sql<{ ids: string | null }>`SELECT string_agg(id::text, ',') AS ids FROM
    (SELECT id FROM (SELECT ${sql.ref(source.id)} AS id, row_number() OVER (ORDER BY ${range.order})
      AS place ${fromClause(source, within(ask, range))}) AS placed
    WHERE (place - 1) % ${sql.lit(every)} = 0 ORDER BY place LIMIT ${most}) AS spread`.execute(tx)
  const text = rows[0]?.ids
  return text ? Int32Array.from(text.split(','), Number) : new Int32Array()
}

export const readIds = (tx: Tx, source: ListSource, ask: Ask): Promise<Int32Array> =>
  idsOfRanges(tx, source, ask, rangesOf(source, ask))

/** The same, counted from the end of a list that has `total` records. */
export async function readIdsFromEnd(tx: Tx, source: ListSource, ask: Ask, total: number) {
  const size = Math.max(0, Math.min(ask.size, total - ask.start))
  if (size === 0) return new Int32Array()
  const turned = { ...ask, ascending: !ask.ascending, start: total - ask.start - size, size }
  const ranges = rangesOf(source, turned).toReversed()
  return (await idsOfRanges(tx, source, turned, ranges)).toReversed()
}

/** The records behind some IDs, in their order; one that is gone by now is left out. */
export async function readRecordsById(
  tx: Tx,
  source: ListSource,
  ids: Int32Array,
  wire = source.wire,
): Promise<string[]> {
  if (ids.length === 0) return []
  const list = `{${ids.join(',')}}`
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(wire)} AS record
    FROM unnest(${list}::integer[]) WITH ORDINALITY AS wanted(wanted_id, place)
    JOIN ${source.table} ON ${sql.ref(source.id)} = wanted_id ORDER BY place`.execute(tx)
  return rows.map(({ record }) => record)
}

/** A page near the beginning. The rows are chosen first, so that no text is made for others. */
export async function readPage(tx: Tx, source: ListSource, ask: Ask): Promise<string[]> {
  const [range, ...others] = rangesOf(source, ask)
  if (range === undefined || others.length > 0) {
    return readRecordsById(tx, source, await readIds(tx, source, ask))
  }
  const name = sql.id(source.id.split('.')[0] ?? '')
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(source.wire)} AS record
    FROM (SELECT ${name}.* ${fromClause(source, ask.conditions)}
    ORDER BY ${range.order} LIMIT ${ask.size} OFFSET ${ask.start})
    AS ${name} ORDER BY ${range.order}`.execute(tx)
  return rows.map(({ record }) => record)
}

/** Records read in one go while a whole list is streamed: small enough to let others in between. */
const pieceSize = 1000

/** Each piece is read in a short transaction of its own: nobody waits for the rest of the list. */
export async function* recordPieces(
  read: <Result>(run: (tx: Tx) => Promise<Result>) => Promise<Result>,
  source: ListSource,
  ask: Ask,
  wire = source.wire,
) {
  const ids = await read(async (tx) => readIds(tx, source, await narrowed(tx, source, ask)))
  for (let at = 0; at < ids.length; at += pieceSize) {
    const wanted = ids.subarray(at, at + pieceSize)
    const records = await read((tx) => readRecordsById(tx, source, wanted, wire))
    if (records.length > 0) yield records
  }
}
