import type { Tx } from '../db/transaction'

/** How long a delivery is tried. */
export const triedMs = 60 * 60_000
/** The last try may come late. */
const graceMs = 60_000

/** Where nobody is told, or nothing ran for an hour, what is older is news no more. */
export const forgetUntold = (tx: Tx, now: number) =>
  tx
    .deleteFrom('alert_deliveries')
    .where('at', '<', new Date(now - triedMs - graceMs))
    .execute()
