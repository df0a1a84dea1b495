import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { changedAfter, sinceOf } from '../filter/differing'
import { formerAt } from '../past/pastMinute'
import { type EventSum, readSums, sumsWith } from './eventSums'

/** Whether about more than so many events have changed since an instant: their index tells, in its order. */
async function isMore(tx: Tx, most: number, instant: number): Promise<boolean> {
  const changed = sql`SELECT FROM acd_events WHERE ${sinceOf} > ${new Date(instant)}::timestamptz
    ORDER BY ${sinceOf} LIMIT ${Math.floor(most) + 1}`
  const { rows } = await sql<{ found: number }>`SELECT count(*)::integer AS found
    FROM (${changed}) AS changed`.execute(tx)
  return (rows[0]?.found ?? 0) > most
}

/**
 * The sums of a past minute: those of the present, less what has changed since, and with what that
 * was then. All are of one snapshot. It costs what has changed, so it is undefined where that are
 * more events than `most`.
 */
export async function sumsAt(
  tx: Tx,
  present: readonly EventSum[],
  minute: number,
  most: number,
): Promise<EventSum[] | undefined> {
  if (Number.isFinite(most) && (await isMore(tx, most, minute))) return undefined
  const changed = await readSums(tx, sql`FROM acd_events WHERE ${changedAfter(minute)}`)
  const former = await readSums(tx, sql`FROM ${formerAt(minute)} AS former`)
  const gone = changed.map((sum) => ({ ...sum, count: -sum.count }))
  return sumsWith(present, [...gone, ...former])
}
