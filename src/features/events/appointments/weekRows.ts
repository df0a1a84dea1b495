import type { Slot } from '@/contract/slot'

/** A half hour of the week: one slot a day; none on a day whose clock skips it. */
export type WeekRow = {
  key: string
  time: string
  second: boolean
  slots: readonly (Slot | undefined)[]
  /** Half hours between this row and the one above are not shown. */
  hasGap: boolean
}

export type Week = { days: readonly string[]; rows: readonly WeekRow[]; isFolded: boolean }

const dayOf = ({ from }: Slot) => from.slice(0, 10)
const keyOf = ({ from, second }: Slot) => from.slice(11, 16) + (second ? '.2' : '')

/** Shown of a week in which nothing is ever closed, or nothing ever open. */
const [opens, closes] = ['08:00', '18:00']

/** Opening hours, and what holds something outside of them. */
function matters(slots: readonly Slot[]): (row: Omit<WeekRow, 'hasGap'>) => boolean {
  const hasHours = slots.some(({ closed }) => closed) && slots.some(({ closed }) => !closed)
  return ({ key, slots: ofRow }) =>
    ofRow.some((slot) => slot !== undefined && (slot.number > 0 || (hasHours && !slot.closed))) ||
    (!hasHours && key >= opens && key < closes)
}

/**
 * The slots of some days as a table. The longest day has every half hour, in order: a clock is not
 * put forward and back in one week.
 */
export function weekOfSlots(slots: readonly Slot[], isWhole: boolean): Week {
  const byDay = new Map<string, Map<string, Slot>>()
  for (const slot of slots) {
    const day = byDay.get(dayOf(slot)) ?? new Map<string, Slot>()
    byDay.set(dayOf(slot), day.set(keyOf(slot), slot))
  }
  const days = [...byDay.values()]
  const longest = days.reduce((one, other) => (other.size > one.size ? other : one), new Map())
  const all = [...longest.keys()].map((key: string) => ({
    key,
    time: key.slice(0, 5),
    second: key.endsWith('.2'),
    slots: days.map((day) => day.get(key)),
  }))
  const isShown = matters(slots)
  const shown = isWhole ? all : all.filter(isShown)
  const placeOf = new Map(all.map(({ key }, place) => [key, place]))
  const rows = shown.map((row, place) => {
    const above = shown[place - 1]
    const hasGap =
      above !== undefined && (placeOf.get(row.key) ?? 0) - (placeOf.get(above.key) ?? 0) > 1
    return { ...row, hasGap }
  })
  return { days: [...byDay.keys()], rows, isFolded: all.some((row) => !isShown(row)) }
}

/** What the address calls a slot. */
export const slotName = (slot: Slot): string => `${dayOf(slot)}T${keyOf(slot)}`
