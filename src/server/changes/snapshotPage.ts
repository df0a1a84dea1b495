import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { type AppliedQuery, envelope } from '../list/listEnvelope'
import { rangesOf, sortExpressions } from '../list/order'
import { prepared } from '../list/prepared'
import { countRecords, fromClause, narrowed, readIds } from '../list/readList'
import type { Condition, FilterContext, ListSource } from '../list/source'
import { recordText } from '../list/wire'
import { formerEvents } from './formerEvents'
import type { Snapshot } from './snapshot'

/** The order of a whole list in one clause: what has no value comes last in both directions. */
function wholeOrder(source: ListSource, full: AppliedQuery) {
  const [first, ...others] = rangesOf(source, full)
  const [by] = sortExpressions(source, full.orderBy)
  return others.length === 0 ? sql`${first?.order}` : sql`${by} IS NULL, ${first?.order}`
}

/** The changed events that the list held: as they were, they match. */
async function formerIds(tx: Tx, source: ListSource, conditions: readonly Condition[]) {
  const { rows } = await sql<{ id: number }>`SELECT ${sql.ref(source.id)} AS id
    ${fromClause(source, conditions)}`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * A page of the list as it was. The events that did not change are read by the index as ever, with
 * as many more around the page as former ones may stand before it; these are sorted in among them.
 */
export async function snapshotPage(
  tx: Tx,
  source: ListSource,
  { full, total, changed }: { full: AppliedQuery; total: boolean; changed: readonly number[] },
  { context, snapshot }: { context: FilterContext; snapshot: Snapshot },
): Promise<string> {
  const unchanged = sql`acd_events.id <> ALL(${[...changed]}::integer[])`
  const { ask } = prepared(source, full, context, [unchanged])
  const { ask: formerly } = prepared(source, full, context)
  const former = { ...source, table: sql`${formerEvents(snapshot)} AS acd_events` }
  const ids = await formerIds(tx, former, formerly.conditions)
  const search = await narrowed(tx, source, ask)
  const start = Math.max(0, ask.start - ids.length)
  const size = ask.size + ids.length
  const around = await readIds(tx, source, { ...search, start, size })
  const order = wholeOrder(source, full)
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(source.wire)} AS record
    FROM (SELECT acd_events.* FROM (
        SELECT acd_events.* FROM acd_events WHERE acd_events.id = ANY(${[...around]}::integer[])
        UNION ALL
        SELECT acd_events.* FROM ${former.table} WHERE acd_events.id = ANY(${ids}::integer[])
      ) AS acd_events ORDER BY ${order} LIMIT ${ask.size} OFFSET ${ask.start - start}
    ) AS acd_events ORDER BY ${order}`.execute(tx)
  const matching = total ? (await countRecords(tx, source, search)) + ids.length : undefined
  const { head, tail } = envelope(full, matching)
  return head + rows.map(({ record }) => record).join(',') + tail(rows.length)
}
