import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { changedAfter, sinceOf } from '../filter/differing'
import { formerAt } from '../past/pastMinute'
import { estimateOf } from './estimateOf'
import { type EventSum, readSums, sumsWith } from './eventSums'

/** About how many events have changed since an instant. */
async function changesSince(tx: Tx, instant: number): Promise<number> {
  const changed = sql`SELECT FROM acd_events
    WHERE ${sinceOf} > ${new Date(instant)}::timestamptz`
  return (await estimateOf(tx, changed))?.['Plan Rows'] ?? 0
}

/**
 * The sums of a past minute: those of the present, less what has changed since, and with what that
 * was then. All are of one snapshot. It costs what has changed, so it is undefined where that are
 * more events than `most`, as the planner takes them for.
 */
export async function sumsAt(
  tx: Tx,
  present: readonly EventSum[],
  minute: number,
  most: number,
): Promise<EventSum[] | undefined> {
  if (Number.isFinite(most) && (await changesSince(tx, minute)) > most) return undefined
  const changed = await readSums(tx, sql`FROM acd_events WHERE ${changedAfter(minute)}`)
  const former = await readSums(tx, sql`FROM ${formerAt(minute)} AS former`)
  const gone = changed.map((sum) => ({ ...sum, count: -sum.count }))
  return sumsWith(present, [...gone, ...former])
}
