import { changedSince } from '../changes/formerEvents'
import { readSnapshot } from '../changes/snapshot'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { minuteOf } from '../past/pastMinute'
import type { Former } from './countedParts'

/** What `asOf` names: a past minute, or a snapshot with what has changed since. */
export async function formerOf(tx: Tx, asOf: string, now: number): Promise<Former> {
  const minute = minuteOf(asOf, now)
  if (minute !== undefined) return { minute }
  const snapshot = readSnapshot(asOf)
  const changed = await changedSince(tx, snapshot)
  if (changed === undefined) throw new Refusal('snapshot_not_kept')
  return { snapshot, changed }
}

/** While nothing has changed since a snapshot, what is counted of it is counted of the present. */
export const isPresent = (former: Former): boolean =>
  'snapshot' in former && former.changed.length === 0
