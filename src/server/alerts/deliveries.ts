import { sql } from 'kysely'
import type { AlertMessage } from '@/contract/alerts'
import { wallStamp } from '@/contract/values/zone'
import type { Tx } from '../db/transaction'
import { forgetUntold, triedMs } from './forgetUntold'

const longestPauseMs = 5 * 60_000
/** Whoever sends it has so long; of a process that ends, another one takes it up then. */
const leaseMs = 30_000

/** Longer after each try; the last one is an hour after the first. */
const pauseAfter = (tries: number): number =>
  Math.min(1000 * 2 ** Math.min(tries - 1, 30), longestPauseMs)

export type Delivery = Omit<AlertMessage, 'at' | 'link'> & {
  viewID: number
  delivery: string
  tries: number
  at: Date
}

/**
 * The next one that was due when a round began, for this process alone. That an alert has ended is told once that it
 * began has been told, or given up.
 */
export async function claimDelivery(
  tx: Tx,
  { begun, now }: { begun: number; now: number },
): Promise<Delivery | undefined> {
  await forgetUntold(tx, now)
  const { rows } = await sql<Delivery>`WITH next AS MATERIALIZED (
      SELECT alerts_id, state FROM alert_deliveries AS due WHERE due_at <= ${new Date(begun)}
        AND (state = 'began' OR NOT EXISTS (SELECT FROM alert_deliveries AS before
          WHERE before.alerts_id = due.alerts_id AND before.state = 'began'))
      ORDER BY due_at, alerts_id LIMIT 1 FOR UPDATE SKIP LOCKED)
    UPDATE alert_deliveries AS claimed
    SET tries = tries + 1, due_at = ${new Date(now + leaseMs)}
    FROM next JOIN alerts ON alerts.id = next.alerts_id
    WHERE claimed.alerts_id = next.alerts_id AND claimed.state = next.state
    RETURNING claimed.alerts_id AS "alertID", claimed.state, claimed.delivery, claimed.tries,
      claimed.value, claimed.at, alerts.saved_views_id AS "viewID", alerts.name AS view,
      alerts.filter, alerts.n_above AS "nAbove", alerts.n_minutes AS "nMinutes"`.execute(tx)
  return rows[0]
}

const rowOf = ({ alertID, state }: Delivery) => ({ alerts_id: alertID, state })

export const settleDelivery = (tx: Tx, delivery: Delivery) =>
  tx
    .deleteFrom('alert_deliveries')
    .where((eb) => eb.and(rowOf(delivery)))
    .execute()

/** False where it has been tried for an hour, and is given up. */
export async function tryLater(tx: Tx, delivery: Delivery, now: number): Promise<boolean> {
  const last = delivery.at.getTime() + triedMs
  if (now >= last) {
    await settleDelivery(tx, delivery)
    return false
  }
  const due_at = new Date(Math.min(now + pauseAfter(delivery.tries), last))
  await tx
    .updateTable('alert_deliveries')
    .set({ due_at })
    .where((eb) => eb.and(rowOf(delivery)))
    .execute()
  return true
}

/** What is sent, the same on each try. */
export function messageOf(delivery: Delivery, { zone, origin }: DeliverySettings): AlertMessage {
  const { alertID, state, view, filter, nAbove, nMinutes, value, at, viewID } = delivery
  const link = `${origin}/events?view=${viewID}`
  const told = { alertID, state, view, filter, nAbove, nMinutes, value }
  return { ...told, at: wallStamp(at.getTime(), zone), link }
}

export type DeliverySettings = { zone: string; origin: string }
