import { sql } from 'kysely'
import type { Term } from '@/contract/filter/terms'
import { formerEvents } from '../changes/formerEvents'
import type { Snapshot } from '../changes/snapshot'
import type { Tx } from '../db/transaction'
import { differing } from '../filter/differing'
import { eventCondition, wordsOf } from '../filter/eventFilter'
import { fromClause, narrowed } from '../list/readList'
import type { Condition, FilterContext, ListSource } from '../list/source'
import { sourceAt } from '../past/pastMinute'

/** An earlier snapshot, and the events that changed since; or a past minute, epoch ms. */
export type Former = { snapshot: Snapshot; changed: readonly number[] } | { minute: number }

/** Events that are counted in one pass, and the time that their filter is read at. */
export type CountedPart = {
  source: ListSource
  context: FilterContext
  within: readonly Condition[]
  /** A rare word is looked up among the present events alone. */
  isPresent: boolean
  /** Of a past minute, which is the context's `now`: when it is asked for, epoch ms. */
  present?: number
}

/** The present; or of a snapshot the events that are as they were, and the others as they were. */
export function countedParts(
  source: ListSource,
  context: FilterContext,
  former?: Former,
): CountedPart[] {
  if (!former) return [{ source, context, within: [], isPresent: true }]
  if ('minute' in former) {
    const { minute } = former
    const then = { source: sourceAt(source, minute), context: { ...context, now: minute } }
    return [{ ...then, within: [], isPresent: false, present: context.now }]
  }
  const { snapshot, changed } = former
  const then = { ...context, now: snapshot.at }
  const same = sql`acd_events.id <> ALL(${[...changed]}::integer[])`
  const before = { ...source, table: sql`${formerEvents(snapshot)} AS acd_events` }
  return [
    { source, context: then, within: [same], isPresent: true },
    { source: before, context: then, within: [], isPresent: false },
  ]
}

/** FROM and WHERE of the events of a part that these terms leave. */
export async function fromPart(tx: Tx, part: CountedPart, terms: readonly Term[]) {
  const { source, context, within, isPresent } = part
  const { conditions } = await narrowed(tx, source, {
    conditions: [
      ...within,
      ...terms.map((term) => eventCondition(term, context)),
      ...differing(terms, context),
    ],
    words: isPresent ? wordsOf(terms, context) : [],
  })
  return fromClause(source, conditions)
}

/** A number for each of several filters, in one pass over what the common terms leave. */
export async function countEach(
  tx: Tx,
  parts: readonly CountedPart[],
  filters: readonly (readonly Term[])[],
  common: readonly Term[] = [],
): Promise<number[]> {
  const sums = filters.map(() => 0)
  for (const part of parts) {
    const count = (terms: readonly Term[]) => {
      const conditions = terms.map((term) => eventCondition(term, part.context))
      return sql`count(*) FILTER (WHERE ${sql.join([sql`true`, ...conditions], sql` AND `)})`
    }
    const { rows } = await sql<{ counts: number[] }>`
      SELECT json_build_array(${sql.join(filters.map(count))}) AS counts
      ${await fromPart(tx, part, common)}`.execute(tx)
    rows[0]?.counts.forEach((found, at) => {
      sums[at] = (sums[at] ?? 0) + found
    })
  }
  return sums
}
