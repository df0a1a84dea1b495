import { sql } from 'kysely'
import type { Logger } from 'pino'
import * as z from 'zod/mini'
import { appointmentOf } from '@/contract/event/appointment'
import { type NewEvent, NewEventFields } from '@/contract/event/newEvent'
import { wallStamp } from '@/contract/values/zone'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { createEventIn } from '../events/createIn'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import type { StoredWrite, UpstreamWrites } from '../http/upstreamWrites'
import { nextDue, settle } from './heldRepository'

/** After something broke that passes, the create waits this long and is tried again. */
const pauseMs = 30_000

export type Releasing = {
  db: Db
  clock: () => number
  zone: string
  log: Logger
  upstream: UpstreamWrites
}
/**
 * Classes of SQLSTATE that pass by themselves: a conflict with another transaction, no room or no
 * connection left, an object in use, a query that was cut off, a fault of the system below.
 */
const passing = /^(08(?!P01)|40|53|55|57|58)/

const isPassing = (error: unknown) =>
  error instanceof Error && 'code' in error && passing.test(String(error.code))

type Due = NonNullable<Awaited<ReturnType<typeof nextDue>>>

/** A time alone counts from the moment of asking, also where another clock reads it. */
function withDate(event: NewEvent, asked: number, zone: string): NewEvent {
  const { dtAppointmentDate: date, dtAppointmentTime: time } = event
  if (date !== undefined || time === undefined) return event
  const appointment = appointmentOf({ date, time }, asked, zone)
  if (appointment.kind === 'none') return event
  return { ...event, dtAppointmentDate: wallStamp(appointment.instant, zone).slice(0, 10) }
}

/**
 * Creates the event in the caller's transaction and keeps what came of it with the row. Where the
 * account has an upstream, the write comes back that is to be delivered after the commit.
 */
export async function release(
  tx: Tx,
  { clock, zone, log, upstream }: Omit<Releasing, 'db'>,
  due: Due,
): Promise<StoredWrite | undefined> {
  const now = clock()
  await sql`SAVEPOINT release`.execute(tx)
  try {
    const event = z.parse(NewEventFields, JSON.parse(due.event))
    const asked = due.asked_at.getTime()
    // Written by `claim` from a Principal; before there were groups that bind, nobody was bound.
    const principal: Principal = { groups: null, ...JSON.parse(due.asker) }
    if (upstream.isFor(principal.ClientsID)) {
      const request = withDate(event, asked, zone)
      const sending = { kind: 'holdEvent', principal, now, key: due.key, request } as const
      const { write } = await upstream.claim(tx, sending)
      await settle(tx, due, { state: 'sent', answer: null })
      return write
    }
    const answer = await createEventIn(tx, zone, { principal, event, asked, now })
    await settle(tx, due, { state: 'created', answer })
    return undefined
  } catch (error) {
    // A connection that is lost fails here as well: the row is then as it was.
    await sql`ROLLBACK TO SAVEPOINT release`.execute(tx)
    if (isPassing(error)) {
      log.error({ err: error, key: due.key }, 'a held create failed and is tried again')
      await settle(tx, due, { state: 'held', due_at: new Date(now + pauseMs), answer: null })
      return undefined
    }
    // Any other error would come again, so the create has failed for good.
    const refusal = error instanceof Refusal ? error : new Refusal('internal')
    if (refusal !== error) log.error({ err: error, key: due.key }, 'a held create failed for good')
    await settle(tx, due, { state: 'failed', answer: JSON.stringify(refusal.body()) })
    return undefined
  }
}

/**
 * One after the other, each in a short transaction, until none is due for this client account.
 * Nobody waits here for the answers of an upstream.
 */
async function releaseClient(parts: Releasing, ClientsID: number): Promise<void> {
  const one = () =>
    parts.db.asAccount(ClientsID, async (tx) => {
      const due = await nextDue(tx, parts.clock())
      return due && { write: await release(tx, parts, due) }
    })
  for (let released = await one(); released; released = await one()) {
    if (released.write) void parts.upstream.deliver(released.write)
  }
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
