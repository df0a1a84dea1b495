import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Db } from '../db/open'
import type { AlertReceiver } from '../settings/config'
import {
  claimDelivery,
  type Delivery,
  type DeliverySettings,
  messageOf,
  settleDelivery,
  tryLater,
} from './deliveries'
import { post, type Resolve } from './post'

/** A receiver that has not answered by then counts as away. */
const answerWithinMs = 10_000

type DeliverOptions = DeliverySettings & {
  db: Db
  clock: () => number
  log: Logger
  receiver: AlertReceiver
  /** In tests. */
  within?: number
  resolve?: Resolve
}

type Round = { begun: number; signal: AbortSignal }

/** Sends what is due of every client account, one after the other, each once in a round. */
export function alertDelivery(options: DeliverOptions) {
  const { db, clock, log, receiver, within = answerWithinMs, resolve, zone, origin } = options

  async function isReceived(delivery: Delivery, signal: AbortSignal): Promise<boolean> {
    const body = JSON.stringify(messageOf(delivery, { zone, origin }))
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'Callboard',
      'X-Callboard-Delivery': delivery.delivery,
      'X-Callboard-Signature': `sha256=${createHmac('sha256', receiver.secret).update(body).digest('hex')}`,
    }
    const limits = AbortSignal.any([signal, AbortSignal.timeout(within)])
    const { alertID, state, tries } = delivery
    try {
      const status = await post(receiver, { body, headers, signal: limits }, resolve)
      if (status >= 200 && status < 300) return true
      log.warn({ alertID, state, tries, status }, 'the receiver of alerts refused')
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error, alertID, state, tries }, 'the receiver of alerts')
    }
    return false
  }

  /** False where nothing was due when the round began. */
  async function deliverOne(ClientsID: number, { begun, signal }: Round): Promise<boolean> {
    const now = clock()
    const delivery = await db.asAccount(ClientsID, (tx) => claimDelivery(tx, { begun, now }))
    if (!delivery) return false
    if (await isReceived(delivery, signal)) {
      await db.asAccount(ClientsID, (tx) => settleDelivery(tx, delivery))
      return true
    }
    const isTriedAgain = await db.asAccount(ClientsID, (tx) => tryLater(tx, delivery, clock()))
    const { alertID, state } = delivery
    if (!isTriedAgain) log.error({ alertID, state }, 'the receiver of alerts was never reached')
    return true
  }

  return async (signal: AbortSignal): Promise<void> => {
    const begun = clock()
    const { rows } = await db.asGate((tx) =>
      sql<{ client_id: number }>`SELECT DISTINCT client_id FROM alert_deliveries
        WHERE due_at <= ${new Date(begun)} ORDER BY client_id`.execute(tx),
    )
    for (const { client_id } of rows) {
      while (!signal.aborted && (await deliverOne(client_id, { begun, signal })));
    }
  }
}
