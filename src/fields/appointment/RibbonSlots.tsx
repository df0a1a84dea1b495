import type { CSSProperties } from 'react'
import type { LoadSlot } from '@/contract/groupLoad'
import { m } from '@/messages'
import { PlainButton } from '@/ui/buttons/PlainButton'
import { useOneTabStop } from '@/ui/useOneTabStop'
import classes from './LoadRibbon.module.css'

type Props = {
  title: string
  slots: readonly LoadSlot[]
  /** The appointment, in epoch ms. */
  chosen: number | undefined
  now: number
  onTime: (time: string) => void
}

const minute = 60_000
const halfHour = 30 * minute
/** Opening hours are always shown, other half hours only as far as they hold something. */
const [opens, closes] = ['08:00', '18:00']
/** A bar of full height holds at least so many. */
const fullBar = 4

const isChosen = (at: number, chosen: number | undefined) =>
  chosen !== undefined && at <= chosen && chosen < at + halfHour

function shownSlots(slots: readonly LoadSlot[], chosen: number | undefined): LoadSlot[] {
  const isShown = ({ time, callbacks, at }: LoadSlot) =>
    callbacks > 0 || (time >= opens && time < closes) || isChosen(at, chosen)
  const first = slots.findIndex(isShown)
  return slots.slice(first, slots.findLastIndex(isShown) + 1)
}

/** Half hours of a day as buttons that set the time. What has begun cannot be chosen any more. */
export function RibbonSlots({ title, slots, chosen, now, onTime }: Props) {
  const shown = shownSlots(slots, chosen)
  const most = Math.max(fullBar, ...shown.map(({ callbacks }) => callbacks))
  const able = shown.map(({ at }) => at >= Math.floor(now / minute) * minute)
  const stop = useOneTabStop(
    able,
    shown.findIndex(({ at }) => isChosen(at, chosen)),
  )
  return (
    <div className={classes.slots} role="toolbar" aria-label={title} onKeyDown={stop.onKeyDown}>
      {shown.map(({ at, time, callbacks }, place) => (
        <PlainButton
          key={at}
          className={classes.slot}
          style={{ '--share': callbacks / most } as CSSProperties}
          aria-label={m.create.load.slot(time, callbacks)}
          aria-pressed={isChosen(at, chosen)}
          disabled={!able[place]}
          data-past={!able[place] || undefined}
          onClick={() => onTime(time)}
          {...stop.button(place)}
        >
          <span>{time}</span>
          <span className={classes.count}>{callbacks}</span>
        </PlainButton>
      ))}
    </div>
  )
}
