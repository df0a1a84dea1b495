import { isFull, type Slot } from '@/contract/slot'
import { m } from '@/messages'

/** `10:00`, or `02:00 (second)` where the clock shows it twice. */
export const slotTime = ({ time, second }: { time: string; second: boolean }): string =>
  second ? m.slots.again(time) : time

/** `3 of 7`, and in words what a look at it shows: `full`, `closed`, `past`. */
function slotWords(slot: Slot): string[] {
  const { number, capacity, closed, past } = slot
  const isEmptyAndClosed = closed && number === 0
  return [
    ...(isEmptyAndClosed ? [] : [m.slots.number(number, capacity)]),
    ...(isFull(slot) && !closed ? [m.slots.full] : []),
    ...(closed ? [m.slots.closed] : []),
    ...(past ? [m.slots.past] : []),
  ]
}

/** The name of a slot's button: `10:00, 3 of 7, past`; `day` stands in front where it is given. */
export const slotLabel = (slot: Slot, day?: string): string =>
  [
    ...(day === undefined ? [] : [day]),
    slotTime({ time: slot.from.slice(11, 16), second: slot.second }),
    ...slotWords(slot),
  ].join(', ')

/** How full a slot looks, from 0 to 1; without a capacity beside the fullest one. */
export const slotShare = ({ number, capacity }: Slot, most: number): number =>
  Math.min(1, capacity === null ? number / most : capacity === 0 ? 1 : number / capacity)
