import * as z from 'zod/mini'
import type { SlotRule } from './groupSettings'
import { Stamp } from './values/scalars'

/** Half an hour that appointments go into, of one group or of all. */
export const Slot = z.object({
  /** When it begins; `at` is the same instant in epoch ms. */
  from: Stamp,
  at: z.int(),
  /** The clock shows its time twice that night, and this is the second pass. */
  second: z.boolean(),
  /** Open events with an appointment in it, and creates that wait to become such. */
  number: z.int(),
  /** How many it has room for; null: any number. */
  capacity: z.nullable(z.int()),
  closed: z.boolean(),
  /** It has begun. */
  past: z.boolean(),
})
export type Slot = z.infer<typeof Slot>

export const isFull = ({ number, capacity }: Pick<Slot, 'number' | 'capacity'>): boolean =>
  capacity !== null && number >= capacity

export const halfHourMs = 30 * 60_000

/** So many free slots are offered, of so many days from the wanted one on. */
const offered = 6
export const offeredDays = 14

/** The next slots that are open and have room. The second pass of an hour has no time of its own. */
export const freeSlots = (slots: readonly Slot[], wanted: number): Slot[] =>
  slots
    .filter((slot) => slot.at > wanted && !slot.past && !slot.closed && !slot.second)
    .filter((slot) => !isFull(slot))
    .slice(0, offered)

type SlotRules = { whenFull: SlotRule; whenClosed: SlotRule }
type SlotVerdict = { problem: 'slot_full' | 'slot_closed'; rule: SlotRule }

/** What is against one more appointment in a slot, the refusal first; undefined: nothing. */
export function slotVerdict(slot: Slot, rules: SlotRules): SlotVerdict | undefined {
  const against: SlotVerdict[] = []
  if (slot.closed) against.push({ problem: 'slot_closed', rule: rules.whenClosed })
  if (isFull(slot)) against.push({ problem: 'slot_full', rule: rules.whenFull })
  return against.find(({ rule }) => rule === 'refuse') ?? against[0]
}
