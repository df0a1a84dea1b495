import { sql } from 'kysely'
import type { NewEvent } from '@/contract/event/newEvent'
import { problems } from '@/contract/problem'
import { ownerOf } from '../db/scope'
import type { HeldEventsTable } from '../db/tables/kept'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { hashOf } from '../http/requestHash'

const day = 24 * 60 * 60_000
/** A failed one waits this long for somebody to look. */
const failedDays = 30

const columns = ['owner', 'key', 'asker', 'state', 'asked_at', 'due_at', 'event', 'answer'] as const
type Row = {
  owner: string
  key: string
  asker: string
  state: HeldEventsTable['state']
  asked_at: Date
  due_at: Date
  event: string
  answer: string | null
}

/** A row as the wire has it: event and answer are JSON texts already. */
export function heldText({ key, state, asked_at, due_at, event, answer }: Row): string {
  const plain = { key, state, askedAt: asked_at.getTime(), dueAt: due_at.getTime() }
  const record = state === 'created' ? answer : null
  const problem = state === 'failed' || state === 'unclear' ? answer : null
  return `${JSON.stringify(plain).slice(0, -1)},"event":${event},"record":${record},"problem":${problem}}`
}

const ownRow = (principal: Principal, key: string) => ({ owner: ownerOf(principal), key })

export async function findHeld(tx: Tx, principal: Principal, key: string): Promise<Row> {
  const row = await tx
    .selectFrom('held_events')
    .select(columns)
    .where((eb) => eb.and(ownRow(principal, key)))
    .executeTakeFirst()
  if (!row) throw new Refusal('held_event_not_found')
  return row
}

/** Those that still wait or are unclear, and those that failed and were not looked at. */
export const listHeld = (tx: Tx, principal: Principal): Promise<Row[]> =>
  tx
    .selectFrom('held_events')
    .select(columns)
    .where('owner', '=', ownerOf(principal))
    .where('state', 'in', ['held', 'sent', 'unclear', 'failed'])
    .orderBy('asked_at')
    .execute()

/** What nobody can ask for any more: settled for a day, as long as an idempotency key lives. */
async function prune(tx: Tx, now: number): Promise<void> {
  const before = (days: number) => new Date(now - days * day)
  await tx
    .deleteFrom('held_events')
    .where('asked_at', '<', before(1))
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['created', 'taken_back']),
        eb.and([eb('state', 'in', ['unclear', 'failed']), eb('asked_at', '<', before(failedDays))]),
      ]),
    )
    .execute()
}

/** Of one person, waiting or failed; counted after the claim, which the refusal rolls back. */
const maxHeld = 200

async function refuseTooMany(tx: Tx, principal: Principal): Promise<undefined> {
  const { count } = await tx
    .selectFrom('held_events')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner', '=', ownerOf(principal))
    .where('state', 'in', ['held', 'failed'])
    .executeTakeFirstOrThrow()
  if (count > maxHeld) throw new Refusal('too_many_held')
}

/** Of one person. The keys of older ones may be used again, as they created nothing. */
const keptTakenBack = 500

const forgetUndone = (tx: Tx, owner: string) =>
  sql`DELETE FROM held_events WHERE owner = ${owner} AND state = 'taken_back'
    AND asked_at < (SELECT asked_at FROM held_events WHERE owner = ${owner} AND state = 'taken_back'
      ORDER BY asked_at DESC OFFSET ${keptTakenBack - 1} LIMIT 1)`.execute(tx)

type NewHeldEvent = {
  principal: Principal
  key: string
  event: NewEvent
  now: number
  dueAt: number
}

/**
 * Claims a key for an event. Undefined: it is claimed now. A row: it had been sent before; a
 * second request at the same moment waits at the key's row for the first one.
 */
export async function claim(
  tx: Tx,
  { principal, key, event, now, dueAt }: NewHeldEvent,
): Promise<Row | undefined> {
  await prune(tx, now)
  const request_sha256 = hashOf(event)
  const claimed = await tx
    .insertInto('held_events')
    .values({
      ...ownRow(principal, key),
      client_id: principal.ClientsID,
      access_tokens_id: principal.AccessTokensID,
      asker: JSON.stringify(principal),
      request_sha256,
      event: JSON.stringify(event),
      asked_at: new Date(now),
      due_at: new Date(dueAt),
      state: 'held',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return refuseTooMany(tx, principal)
  const before = await tx
    .selectFrom('held_events')
    .select([...columns, 'request_sha256'])
    .where((eb) => eb.and(ownRow(principal, key)))
    .executeTakeFirstOrThrow()
  if (!request_sha256.equals(before.request_sha256)) throw new Refusal('key_reused')
  return before
}

/** An unclear one that a person has looked at: none of the records is it. */
const severalAs = `%"status":${problems.upstream_several[0]},%`

/** Undoes a create that waits or has failed. False for any other: it stays as it is. */
export async function undoHeld(tx: Tx, principal: Principal, key: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('held_events')
    .set({ state: 'taken_back', answer: null })
    .where((eb) => eb.and(ownRow(principal, key)))
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['held', 'failed']),
        eb.and([eb('state', '=', 'unclear'), eb('answer', 'like', severalAs)]),
      ]),
    )
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await forgetUndone(tx, ownerOf(principal))
  return true
}

/** From here on the create holds a place in a slot of its group, for as long as it waits. */
export const keepPlace = (
  tx: Tx,
  { principal, key }: Pick<NewHeldEvent, 'principal' | 'key'>,
  place: { AcdGroupsID: number; instant: number },
) =>
  tx
    .updateTable('held_events')
    .set({ acd_groups_id: place.AcdGroupsID, dt_remind: new Date(place.instant) })
    .where((eb) => eb.and(ownRow(principal, key)))
    .execute()

type Key = { owner: string; key: string }
export type HeldOutcome =
  | { state: 'created' | 'failed' | 'unclear'; answer: string }
  | { state: 'held'; due_at: Date; answer: null }
  /** On its way to the upstream. */
  | { state: 'sent'; answer: null }

export const settle = (tx: Tx, { owner, key }: Key, outcome: HeldOutcome) =>
  tx
    .updateTable('held_events')
    .set(outcome)
    .where((eb) => eb.and({ owner, key }))
    // What a person has put away stays away.
    .where('state', '<>', 'taken_back')
    .execute()

/** The next one whose time has come, locked; one that another process is at is passed over. */
export const nextDue = (tx: Tx, now: number) =>
  tx
    .selectFrom('held_events')
    .select(columns)
    .where('state', '=', 'held')
    .where('due_at', '<=', new Date(now))
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
