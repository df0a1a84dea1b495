import type { CSSProperties } from 'react'
import { halfHourMs, isFull, type Slot } from '@/contract/slot'
import { PlainButton } from '@/ui/buttons/PlainButton'
import { useOneTabStop } from '@/ui/useOneTabStop'
import classes from './LoadRibbon.module.css'
import { slotLabel, slotShare } from './slotLabel'

type Props = {
  title: string
  slots: readonly Slot[]
  /** The appointment, in epoch ms. */
  chosen: number | undefined
  onTime: (time: string) => void
}

/** Shown of a day that is open all day, or not at all. */
const [opens, closes] = ['08:00', '18:00']
/** A bar of full height holds at least so many. */
const fullBar = 4

const timeOf = ({ from }: Slot) => from.slice(11, 16)
const isChosen = ({ at }: Slot, chosen: number | undefined) =>
  chosen !== undefined && at <= chosen && chosen < at + halfHourMs

/** Opening hours are always shown, other half hours only as far as they hold something. */
function shownSlots(slots: readonly Slot[], chosen: number | undefined): readonly Slot[] {
  const hasHours = slots.some(({ closed }) => closed) && slots.some(({ closed }) => !closed)
  const isUsual = (slot: Slot) =>
    hasHours ? !slot.closed : timeOf(slot) >= opens && timeOf(slot) < closes
  const isShown = (slot: Slot) => slot.number > 0 || isUsual(slot) || isChosen(slot, chosen)
  return slots.slice(slots.findIndex(isShown), slots.findLastIndex(isShown) + 1)
}

/**
 * Half hours of a day as buttons that set the time. What has begun cannot be chosen any more, nor
 * the second pass of an hour: date and time name the first.
 */
export function RibbonSlots({ title, slots, chosen, onTime }: Props) {
  const shown = shownSlots(slots, chosen)
  const most = Math.max(fullBar, ...shown.map(({ number }) => number))
  const able = shown.map(({ past, second }) => !past && !second)
  const stop = useOneTabStop(
    able,
    shown.findIndex((slot) => isChosen(slot, chosen)),
  )
  return (
    <div className={classes.slots} role="toolbar" aria-label={title} onKeyDown={stop.onKeyDown}>
      {shown.map((slot, place) => (
        <PlainButton
          key={slot.at}
          className={classes.slot}
          style={{ '--share': slotShare(slot, most) } as CSSProperties}
          aria-label={slotLabel(slot)}
          aria-pressed={isChosen(slot, chosen)}
          disabled={!able[place]}
          data-past={slot.past || undefined}
          data-closed={slot.closed || undefined}
          data-full={isFull(slot) || undefined}
          onClick={() => onTime(timeOf(slot))}
          {...stop.button(place)}
        >
          <span>{timeOf(slot)}</span>
          <span className={classes.count}>
            {slot.closed && slot.number === 0 ? '–' : slot.number}
          </span>
        </PlainButton>
      ))}
    </div>
  )
}
