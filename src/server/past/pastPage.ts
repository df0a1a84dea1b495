import { sql } from 'kysely'
import { pastMinuteText } from '@/contract/event/pastMinute'
import type { Tx } from '../db/transaction'
import { type AppliedQuery, envelope } from '../list/listEnvelope'
import { prepared } from '../list/prepared'
import { countRecords, narrowed, readPage } from '../list/readList'
import type { FilterContext, ListSource } from '../list/source'
import { sourceAt } from './pastMinute'

/** `knownTotal` says how many there were where that needs no counting. */
type Asked = {
  full: AppliedQuery
  total: boolean
  knownTotal: (tx: Tx) => Promise<number | undefined>
  context: FilterContext
}

/** A page of the list as it was at the minute that is the context's `now`. */
export async function pastPage(
  tx: Tx,
  source: ListSource,
  { full, total, knownTotal, context }: Asked,
): Promise<string> {
  const past = sourceAt(source, context.now)
  // All is of one client account, which the planner does not see: it would read the whole list by
  // the account and sort it then, in place of the first rows by an index.
  await sql`SELECT set_config('enable_incremental_sort', 'off', true)`.execute(tx)
  const { ask } = prepared(past, full, context)
  const search = await narrowed(tx, past, ask)
  const count = async () => (await knownTotal(tx)) ?? countRecords(tx, past, search)
  const { head, tail } = envelope(full, total ? await count() : undefined)
  const records = await readPage(tx, past, search)
  const asOf = JSON.stringify({ asOf: pastMinuteText(context.now) }).slice(1)
  return `${head}${records.join(',')}${tail(records.length).slice(0, -1)},${asOf}`
}
