import { sql } from 'kysely'
import type { Logger } from 'pino'
import * as z from 'zod/mini'
import { NewEventFields } from '@/contract/event/newEvent'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { createEventIn } from '../events/createIn'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { nextDue, settle } from './heldRepository'

/** After something broke that passes, the create waits this long and is tried again. */
const pauseMs = 30_000

export type Releasing = { db: Db; clock: () => number; zone: string; log: Logger }
/**
 * Classes of SQLSTATE that pass by themselves: a conflict with another transaction, no room or no
 * connection left, an object in use, a query that was cut off, a fault of the system below.
 */
const passing = /^(08(?!P01)|40|53|55|57|58)/

const isPassing = (error: unknown) =>
  error instanceof Error && 'code' in error && passing.test(String(error.code))

type Due = NonNullable<Awaited<ReturnType<typeof nextDue>>>

/** Creates the event in the caller's transaction and keeps what came of it with the row. */
export async function release(
  tx: Tx,
  { clock, zone, log }: Omit<Releasing, 'db'>,
  due: Due,
): Promise<void> {
  const now = clock()
  await sql`SAVEPOINT release`.execute(tx)
  try {
    const event = z.parse(NewEventFields, JSON.parse(due.event))
    const asked = due.asked_at.getTime()
    // Written by `claim` from a Principal; before there were groups that bind, nobody was bound.
    const principal: Principal = { groups: null, ...JSON.parse(due.asker) }
    const answer = await createEventIn(tx, zone, { principal, event, asked, now })
    await settle(tx, due, { state: 'created', answer })
  } catch (error) {
    // A connection that is lost fails here as well: the row is then as it was.
    await sql`ROLLBACK TO SAVEPOINT release`.execute(tx)
    if (isPassing(error)) {
      log.error({ err: error, key: due.key }, 'a held create failed and is tried again')
      await settle(tx, due, { state: 'held', due_at: new Date(now + pauseMs), answer: null })
      return
    }
    // Any other error would come again, so the create has failed for good.
    const refusal = error instanceof Refusal ? error : new Refusal('internal')
    if (refusal !== error) log.error({ err: error, key: due.key }, 'a held create failed for good')
    await settle(tx, due, { state: 'failed', answer: JSON.stringify(refusal.body()) })
  }
}

/** One after the other, each in a short transaction, until none is due for this client account. */
async function releaseClient(parts: Releasing, ClientsID: number): Promise<void> {
  const one = () =>
    parts.db.asAccount(ClientsID, async (tx) => {
      const due = await nextDue(tx, parts.clock())
      if (due) await release(tx, parts, due)
      return due !== undefined
    })
  while (await one());
}

const waiting = (db: Db) =>
  db.asGate((tx) =>
    tx
      .selectFrom('held_events')
      .select(['client_id', sql<Date>`min(due_at)`.as('first')])
      .where('state', '=', 'held')
      .groupBy('client_id')
      .execute(),
  )

/** Creates whatever is due, in every client account. Answers when the next one will be. */
export async function releaseDue(parts: Releasing): Promise<number | undefined> {
  for (const { client_id, first } of await waiting(parts.db)) {
    if (first.getTime() <= parts.clock()) await releaseClient(parts, client_id)
  }
  const left = await waiting(parts.db)
  return left.length === 0 ? undefined : Math.min(...left.map(({ first }) => first.getTime()))
}
