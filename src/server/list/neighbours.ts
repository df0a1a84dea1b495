import { type RawBuilder, sql } from 'kysely'
import type { ProblemCode } from '@/contract/problem'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { sortExpressions } from './order'
import { type Ask, fromClause } from './readList'
import type { Condition, ListSource } from './source'

type List = { source: ListSource; ask: Ask }

/** Where one record stands: what it is sorted by, one value for each column, and its ID. */
type Key = { id: number; values: unknown[] }

/** Ranges of an index on one side of a key, the nearest first, and which way they are read. */
type Side = { conditions: Condition[]; columns: RawBuilder<unknown>[]; direction: 'ASC' | 'DESC' }

function sideOf({ source, ask }: List, key: Key, side: 'before' | 'after'): Side {
  const by = sortExpressions(source, ask.orderBy)
  const columns = [...by, sql.ref(source.id)]
  const isBackwards = (side === 'before') === ask.ascending
  const sign = sql.raw(isBackwards ? '<' : '>')
  const direction = isBackwards ? 'DESC' : 'ASC'
  const whole = (none: boolean) => sql`${by[0]} IS ${sql.raw(none ? '' : 'NOT')} NULL`
  if (key.values[0] === null) {
    const beside = sql`${whole(true)} AND ${sql.ref(source.id)} ${sign} ${key.id}`
    return { conditions: side === 'before' ? [beside, whole(false)] : [beside], columns, direction }
  }
  const beside = sql`(${sql.join(columns)}) ${sign} (${sql.join([...key.values, key.id])})`
  const emptyFollow = side === 'after' && source.nullable.has(ask.orderBy)
  return { conditions: emptyFollow ? [beside, whole(true)] : [beside], columns, direction }
}

const matching = ({ source, ask }: List, condition: Condition) =>
  fromClause(source, [condition, ...ask.conditions])

/** The nearest record on one side: the first range that has one, read from its near end. */
async function nearest(tx: Tx, list: List, key: Key, side: 'before' | 'after') {
  const { conditions, columns, direction } = sideOf(list, key, side)
  const order = sql.join(columns.map((column) => sql`${column} ${sql.raw(direction)}`))
  for (const condition of conditions) {
    const { rows } = await sql<{ id: number }>`SELECT ${sql.ref(list.source.id)} AS id
      ${matching(list, condition)} ORDER BY ${order} LIMIT 1`.execute(tx)
    if (rows[0]) return rows[0].id
  }
  return null
}

async function countBefore(tx: Tx, list: List, key: Key): Promise<number> {
  let before = 0
  for (const condition of sideOf(list, key, 'before').conditions) {
    const counted = sql<{ count: number }>`SELECT count(*) AS count ${matching(list, condition)}`
    before += (await counted.execute(tx)).rows[0]?.count ?? 0
  }
  return before
}

async function keyOf(tx: Tx, { source, ask }: List, id: number, missing: ProblemCode) {
  const names = sortExpressions(source, ask.orderBy).map(
    (by, place) => sql`${by} AS ${sql.id(`value${place}`)}`,
  )
  const matches = sql.join([sql`true`, ...ask.conditions], sql` AND `)
  const { rows } = await sql<Record<string, unknown>>`SELECT (${matches}) IS TRUE AS matches,
    ${sql.join(names)} FROM ${source.table} WHERE ${sql.ref(source.id)} = ${id}`.execute(tx)
  if (!rows[0]) throw new Refusal(missing)
  const { matches: isMatch, ...values } = rows[0]
  return { matches: isMatch === true, key: { id, values: Object.values(values) } }
}

/** The place of a record in the list, found by comparing keys: nothing before it is read. */
export async function neighboursOf(tx: Tx, list: List, id: number, missing: ProblemCode) {
  const { matches, key } = await keyOf(tx, list, id, missing)
  return {
    index: await countBefore(tx, list, key),
    previous: await nearest(tx, list, key, 'before'),
    next: await nearest(tx, list, key, 'after'),
    matches,
  }
}
