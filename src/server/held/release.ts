import { sql } from 'kysely'
import type { Logger } from 'pino'
import * as z from 'zod/mini'
import { NewEventFields } from '@/contract/newEvent'
import type { Asker } from '../auth/asker'
import type { Db } from '../db/open'
import { createIn } from '../events/createIn'
import type { Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { nextDue, settle } from './heldRepository'

/** After something broke on our side the create waits this long and is tried again. */
const pause = 30_000

export type Releasing = { db: Db; clock: () => number; zone: string; log: Logger }
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
    // Written by `claim` from an Asker.
    const asker: Asker = JSON.parse(due.asker)
    const answer = await createIn(tx, zone, { asker, event, asked, now })
    await settle(tx, due, { state: 'created', answer })
  } catch (error) {
    // A connection that is lost fails here as well: the row is then as it was.
    await sql`ROLLBACK TO SAVEPOINT release`.execute(tx)
    if (error instanceof Refusal) {
      await settle(tx, due, { state: 'failed', answer: JSON.stringify(error.body()) })
      return
    }
    log.error({ error, key: due.key }, 'a held create broke and is tried again')
    await settle(tx, due, { state: 'held', due_at: new Date(now + pause), answer: null })
  }
}

/** One after the other, each in a short transaction, until none is due for this client account. */
async function releaseClient(parts: Releasing, ClientsID: number): Promise<void> {
  const one = () =>
    parts.db.asTenant(ClientsID, async (tx) => {
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
