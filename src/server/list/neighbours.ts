import { type RawBuilder, sql } from 'kysely'
import type { ProblemCode } from '@/contract/problem'
import type { Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { sortExpression } from './order'
import type { Condition, ListSource } from './source'

export type Ordered = {
  source: ListSource
  conditions: readonly Condition[]
  orderBy: string
  ascending: boolean
}

/** Where one record stands: what it is sorted by, and its ID. */
type Key = { id: number; value: unknown }

/**
 * The records on one side of a key in the list's order, as ranges of an index side by side: one
 * with the records that have a value, one with those that have none and so come last.
 */
function sideOf(
  { source, orderBy, ascending }: Ordered,
  { id: ownId, value }: Key,
  side: 'before' | 'after',
): { conditions: Condition[]; backwards: boolean } {
  const id = sql.ref(source.id)
  const by = sortExpression(source, orderBy)
  const backwards = (side === 'before') === ascending
  const sign = sql.raw(backwards ? '<' : '>')
  const among = (condition: Condition) => [condition]
  if (value === null) {
    const beside = sql`${by} IS NULL AND ${id} ${sign} ${ownId}`
    const conditions = side === 'before' ? [beside, sql`${by} IS NOT NULL`] : among(beside)
    return { conditions, backwards }
  }
  const beside = sql`(${by}, ${id}) ${sign} (${value}, ${ownId})`
  const emptyFollow = side === 'after' && source.nullable.has(orderBy)
  return { conditions: emptyFollow ? [beside, sql`${by} IS NULL`] : among(beside), backwards }
}

const matching = ({ source, conditions }: Ordered, more: Condition) =>
  sql`FROM ${source.table} WHERE ${sql.join([more, ...conditions], sql` AND `)}`

/** The nearest record on one side: the first range that has one, read from its near end. */
async function nearest(tx: Tx, list: Ordered, key: Key, side: 'before' | 'after') {
  const { conditions, backwards } = sideOf(list, key, side)
  const direction = sql.raw(backwards ? 'DESC' : 'ASC')
  const id = sql.ref(list.source.id)
  const by = sortExpression(list.source, list.orderBy)
  for (const condition of conditions) {
    const { rows } = await sql<{ id: number }>`SELECT ${id} AS id ${matching(list, condition)}
      ORDER BY ${by} ${direction}, ${id} ${direction} LIMIT 1`.execute(tx)
    if (rows[0]) return rows[0].id
  }
  return null
}

async function countBefore(tx: Tx, list: Ordered, key: Key): Promise<number> {
  const { conditions } = sideOf(list, key, 'before')
  let before = 0
  for (const condition of conditions) {
    const counted = sql<{ count: number }>`SELECT count(*) AS count ${matching(list, condition)}`
    before += (await counted.execute(tx)).rows[0]?.count ?? 0
  }
  return before
}

async function keyOf(tx: Tx, list: Ordered, id: number, missing: ProblemCode) {
  const { source, orderBy, conditions } = list
  const by: RawBuilder<unknown> = sortExpression(source, orderBy)
  const matches = sql.join([sql`true`, ...conditions], sql` AND `)
  const { rows } = await sql<{ value: unknown; matches: boolean }>`SELECT ${by} AS value,
    (${matches}) IS TRUE AS matches FROM ${source.table} WHERE ${sql.ref(source.id)} = ${id}`.execute(
    tx,
  )
  if (!rows[0]) throw new Refusal(missing)
  return rows[0]
}

/** The place of a record in the list, found by comparing keys: nothing before it is read. */
export async function neighboursOf(tx: Tx, list: Ordered, id: number, missing: ProblemCode) {
  const { value, matches } = await keyOf(tx, list, id, missing)
  const key = { id, value }
  return {
    index: await countBefore(tx, list, key),
    previous: await nearest(tx, list, key, 'before'),
    next: await nearest(tx, list, key, 'after'),
    matches,
  }
}
