import { sql } from 'kysely'
import type { ProblemCode } from '@/contract/problem'
import { scopeKey } from '../db/scope'
import type { Tx } from '../db/transaction'
import { etagOf } from '../http/etag'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { type Reply, short, type Unchanged } from '../http/reply'
import { sortExpressions } from './order'
import type { Condition, ListSource } from './source'
import { type TaggedCall, tagged } from './tagged'
import { recordText } from './wire'

/** The records that meet a condition, in the source's own order, as JSON texts. */
export async function recordsWhere(
  tx: Tx,
  source: ListSource,
  condition: Condition,
): Promise<string[]> {
  const by = sql.join(sortExpressions(source, source.defaultOrder))
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(source.wire)} AS record
    FROM ${source.table} WHERE ${condition} ORDER BY ${by}, ${sql.ref(source.id)}`.execute(tx)
  return rows.map(({ record }) => record)
}

/** One record by its ID, or the refusal that names what was not found. */
export async function recordById(
  tx: Tx,
  source: ListSource,
  id: number,
  missing: ProblemCode,
): Promise<string> {
  const [record] = await recordsWhere(tx, source, sql`${sql.ref(source.id)} = ${id}`)
  if (record === undefined) throw new Refusal(missing)
  return record
}

/** The ETag of a short answer: the tables' version, so that nothing is hashed or read for a 304. */
export const foundTag = (
  principal: Principal,
  source: ListSource,
  version: number,
  subject: string,
): string => etagOf(source.id, scopeKey(principal), version, subject)

type FindCall = TaggedCall & { principal: Principal }

/** A short answer with its ETag. */
export const found = (
  call: FindCall,
  source: ListSource,
  subject: string,
  records: (tx: Tx) => Promise<string[]>,
): Promise<Reply | Unchanged> =>
  tagged(call, {
    tables: source.dependsOn,
    tagAt: (version) => foundTag(call.principal, source, version, subject),
    make: async (tx, etag) => short(await records(tx), etag),
  })
