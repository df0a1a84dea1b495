import type { Slot } from '@/contract/slot'
import type { Tx } from '../db/transaction'
import { type GroupRules, noRules, readGroupRules, roomOf } from './groupRules'
import { halfHoursOf, type SlotTime } from './halfHours'
import { readSlotNumbers, type SlotNumbers } from './slotNumbers'

const minute = 60_000

const slotOf = (
  { at, from, second }: SlotTime,
  now: number,
  room: Pick<Slot, 'number' | 'capacity' | 'closed'>,
): Slot => ({ from, at, second, ...room, past: at < Math.floor(now / minute) * minute })

/** The slots of one group. */
export const slotsOfGroup = (
  halfHours: readonly SlotTime[],
  rules: GroupRules,
  { numbers, now }: { numbers: ReadonlyMap<number, number> | undefined; now: number },
): Slot[] =>
  halfHours.map((halfHour) =>
    slotOf(halfHour, now, {
      number: numbers?.get(halfHour.at) ?? 0,
      ...roomOf(rules, halfHour),
    }),
  )

/**
 * The room of all groups together. What a group has not set says nothing about it: closed is where
 * each group with hours or a capacity is closed; the capacity is that of the open groups that have
 * one, and unknown as soon as another group holds something there.
 */
function roomOfAll(groups: readonly { rules: GroupRules; number: number }[], halfHour: SlotTime) {
  let [number, capacity, telling, closed] = [0, 0, 0, 0]
  let isKnown = false
  let isExceeded = false
  for (const one of groups) {
    number += one.number
    const room = roomOf(one.rules, halfHour)
    if (one.rules.hours.length > 0 || one.rules.capacity.length > 0) telling += 1
    if (room.closed) closed += 1
    if (room.closed || room.capacity === null) isExceeded ||= one.number > 0
    else {
      isKnown = true
      capacity += room.capacity
    }
  }
  return {
    number,
    capacity: isKnown && !isExceeded ? capacity : null,
    closed: telling > 0 && closed === telling,
  }
}

function slotsOfAll(
  halfHours: readonly SlotTime[],
  rules: ReadonlyMap<number, GroupRules>,
  { numbers, now }: { numbers: SlotNumbers; now: number },
): Slot[] {
  const groups = [...new Set([...rules.keys(), ...numbers.keys()])].map((id) => ({
    rules: rules.get(id) ?? noRules,
    numbers: numbers.get(id),
  }))
  return halfHours.map((halfHour) => {
    const held = groups.map((one) => ({
      rules: one.rules,
      number: one.numbers?.get(halfHour.at) ?? 0,
    }))
    return slotOf(halfHour, now, roomOfAll(held, halfHour))
  })
}

type Wanted = {
  /** `yyyy-mm-dd`. */
  from: string
  days: number
  AcdGroupsID?: number | undefined
  now: number
  zone: string
}

/** The slots of some days and, of one group, its rules. */
export async function readSlots(tx: Tx, { from, days, AcdGroupsID, now, zone }: Wanted) {
  const halfHours = halfHoursOf(from, days, zone)
  const rules = await readGroupRules(tx, AcdGroupsID)
  const numbers = await readSlotNumbers(tx, halfHours, AcdGroupsID)
  if (AcdGroupsID === undefined) {
    return { slots: slotsOfAll(halfHours, rules, { numbers, now }), rules: undefined }
  }
  const own = rules.get(AcdGroupsID) ?? noRules
  const slots = slotsOfGroup(halfHours, own, { numbers: numbers.get(AcdGroupsID), now })
  return { slots, rules: own }
}
