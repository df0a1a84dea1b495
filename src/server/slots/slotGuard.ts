import { sql } from 'kysely'
import { freeSlots, halfHourMs, offeredDays, type Slot, slotVerdict } from '@/contract/slot'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { type GroupRules, noRules, readGroupRules } from './groupRules'
import { halfHourAt, type SlotTime } from './halfHours'
import { readSlots, slotsOfGroup } from './readSlots'
import { readSlotNumbers } from './slotNumbers'

type Surroundings = { ClientsID: number; now: number; zone: string }
/** The half hour that is wanted, as it is now; it stays so until the transaction ends. */
type Place = { slot: Slot; rules: GroupRules; taken: number }

const lock = (tx: Tx, ...of: (number | string)[]) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`slot ${of.join(' ')}`}, 0))`.execute(tx)

const mayRefuse = ({ whenFull, whenClosed }: GroupRules) =>
  whenFull === 'refuse' || whenClosed === 'refuse'

async function readFree(
  tx: Tx,
  { now, zone }: Surroundings,
  { at, from }: SlotTime,
  AcdGroupsID: number,
): Promise<Slot[]> {
  const days = { from: from.slice(0, 10), days: offeredDays }
  const { slots } = await readSlots(tx, { ...days, AcdGroupsID, now, zone })
  return freeSlots(slots, at)
}

/** Whether the group's rules let one more in. */
function problemOf({ slot, rules, taken }: Place) {
  const verdict = slotVerdict({ ...slot, number: slot.number + taken }, rules)
  return verdict?.rule === 'refuse' ? verdict.problem : undefined
}

/**
 * Lets appointments of one moment into the slots of their groups, as far as the groups' rules do. A
 * slot that may refuse is locked until the transaction ends: whoever wants it too waits, and then
 * counts what was stored. `prepare` locks the slots of several groups, in one order for all.
 */
export function slotGuard(tx: Tx, surroundings: Surroundings, instant: number) {
  const { ClientsID, now, zone } = surroundings
  const halfHour = halfHourAt(instant, zone)
  // What is over is tried at once: nobody can come too late for it.
  const isOver = halfHour === undefined || halfHour.at + halfHourMs <= now
  const places = new Map<number, Place | undefined>()

  async function open(AcdGroupsID: number, wanted: SlotTime): Promise<Place | undefined> {
    const rules = (await readGroupRules(tx, AcdGroupsID)).get(AcdGroupsID) ?? noRules
    if (!mayRefuse(rules)) return undefined
    await lock(tx, ClientsID, AcdGroupsID, wanted.at)
    const numbers = (await readSlotNumbers(tx, [wanted], AcdGroupsID)).get(AcdGroupsID)
    const [slot] = slotsOfGroup([wanted], rules, { numbers, now })
    return slot && { slot, rules, taken: 0 }
  }

  async function prepare(groups: Iterable<number>): Promise<void> {
    if (isOver) return
    for (const group of [...new Set(groups)].sort((one, other) => one - other)) {
      if (!places.has(group)) places.set(group, await open(group, halfHour))
    }
  }

  /** Takes a place in the group's slot, or says why not. */
  async function take(AcdGroupsID: number): Promise<Refusal | undefined> {
    await prepare([AcdGroupsID])
    const place = places.get(AcdGroupsID)
    if (place === undefined || halfHour === undefined) return undefined
    const problem = problemOf(place)
    if (problem === undefined) {
      place.taken += 1
      return undefined
    }
    const free = await readFree(tx, surroundings, halfHour, AcdGroupsID)
    return new Refusal(problem, [], {}, { free })
  }

  const holds = (at: number) =>
    halfHour !== undefined && at >= halfHour.at && at < halfHour.at + halfHourMs
  return { prepare, take, holds }
}
