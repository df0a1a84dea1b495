import { nextStatusIds } from '@/contract/work'
import { scopeKey } from '../../db/scope'
import { inScope, type Tx } from '../../db/transaction'
import type { BatchedCall } from '../../http/call'
import type { Principal } from '../../http/principal'
import { Refusal } from '../../http/refusal'
import { actedColumns } from '../actions/actedFields'
import type { LockedEvent } from '../actions/actOnEvents'
import { storeTakes, type Taken } from '../actions/storeTakes'
import { readCandidates } from './candidates'
import { readTakers, type Taker, takerOrRefusal } from './takers'

/** The record of the event that was taken; undefined where none waits. */
type Answer = string | undefined | Refusal
/** Somebody who still gets an event. */
type Waiting = { place: number; principal: Principal; taker: Taker }

/** Those that nobody else is at, as they are now. */
async function lockFree(tx: Tx, ids: readonly number[]): Promise<Map<number, LockedEvent>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('acd_events')
    .select(['id', 'version', ...actedColumns])
    .where('id', 'in', [...ids])
    .where('acd_event_status_id', 'in', [...nextStatusIds])
    .forUpdate()
    .skipLocked()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

type Chosen = Waiting & { id: number }

/**
 * The same, but for what was chosen for somebody who does not see it: of those whom groups bind, the
 * database says what they see, in their own scope.
 */
async function lockSeen(tx: Tx, chosen: readonly Chosen[]): Promise<Map<number, LockedEvent>> {
  const locked = await lockFree(
    tx,
    chosen.map(({ id }) => id),
  )
  const bound = chosen.filter(({ principal }) => principal.groups !== null)
  const scopes = new Map(bound.map(({ principal }) => [scopeKey(principal), principal]))
  for (const [key, principal] of scopes) {
    const ofScope = bound.filter((one) => scopeKey(one.principal) === key)
    const ids = ofScope.map(({ id }) => id)
    const rows = await inScope(tx, principal, () =>
      tx.selectFrom('acd_events').select('id').where('id', 'in', ids).execute(),
    )
    const seen = new Set(rows.map(({ id }) => id))
    for (const id of ids) if (!seen.has(id)) locked.delete(id)
  }
  return locked
}

/** Between reading and locking somebody may have handed it on or moved it. */
const isStillNext = (
  { users_id, acd_groups_id, dt_remind }: LockedEvent,
  { UsersID, groups }: Taker,
  now: number,
) =>
  (users_id === UsersID || (users_id === null && groups.includes(acd_groups_id))) &&
  (dt_remind === null || dt_remind.getTime() <= now)

/**
 * Locks for each of them, in turn, the first event that nobody has; the events by their places. What
 * another process is at is passed over, and the next one is looked for.
 */
async function lockNext(tx: Tx, asked: readonly Waiting[], now: number) {
  const found = new Map<number, LockedEvent>()
  const passed = new Set<number>()
  let open = asked
  while (open.length > 0) {
    const each = open.length + passed.size
    const lists = await readCandidates(
      tx,
      open.map(({ taker }) => taker),
      { now, each },
    )
    const chosen = open.flatMap((one, at) => {
      const id = lists[at]?.find((candidate) => !passed.has(candidate))
      if (id === undefined) return []
      passed.add(id)
      return [{ ...one, id }]
    })
    const locked = await lockSeen(tx, chosen)
    open = chosen.filter(({ id, place, taker }) => {
      const event = locked.get(id)
      if (event === undefined || !isStillNext(event, taker, now)) return true
      found.set(place, event)
      return false
    })
  }
  return found
}

/** Takes an event for each of them, in the order in which they came: what each was answered. */
export async function takeNextIn(
  tx: Tx,
  zone: string,
  asked: readonly BatchedCall[],
): Promise<Answer[]> {
  const now = Math.max(...asked.map((one) => one.now))
  const principals = asked.map(({ principal }) => principal)
  const takers = (await readTakers(tx, principals)).map(takerOrRefusal)
  const waiting = takers.flatMap((taker, place) => {
    const principal = principals[place]
    return taker instanceof Refusal || !principal ? [] : [{ place, principal, taker }]
  })
  const found = await lockNext(tx, waiting, now)
  const taken = waiting.flatMap(({ place, principal, taker }): Taken[] => {
    const event = found.get(place)
    return event ? [{ event, principal: { ...principal, UsersID: taker.UsersID } }] : []
  })
  const records = await storeTakes(tx, taken, { now, zone })
  return takers.map((taker, place) => {
    if (taker instanceof Refusal) return taker
    return records.get(found.get(place)?.id ?? 0)
  })
}
