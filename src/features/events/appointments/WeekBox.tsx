import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { halfHourMs, type Slot } from '@/contract/slot'
import classes from './WeekGrid.module.css'
import { slotName, type Week } from './weekRows'

/** Rows that are in sight below it. */
const rowsAhead = 4

type Props = {
  week: Week
  /** The day or slot whose events stand below. */
  shown: string
  now: number
  children: ReactNode
}

/** The row of the slot that is shown, else of the present half hour where its day is; -1: none. */
function rowInSight({ rows }: Week, shown: string, now: number): number {
  const isIn = (slot: Slot | undefined) =>
    slot !== undefined &&
    (slotName(slot) === shown ||
      (slot.from.startsWith(shown) && slot.at <= now && now < slot.at + halfHourMs))
  return rows.findIndex(({ slots }) => slots.some(isIn))
}

/** Keeps a week so low that the events below it are in sight, with the half hour that they are of. */
export function WeekBox({ week, shown, now, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [first] = week.days
  // biome-ignore lint/correctness/useExhaustiveDependencies: another week begins anew, a minute later does not
  useLayoutEffect(() => {
    const row = rowInSight(week, shown, now)
    if (row < 0 || !box.current) return
    const { clientHeight, scrollHeight } = box.current
    const last = box.current.querySelectorAll('tbody tr')[row + rowsAhead]
    const end = last instanceof HTMLElement ? last.offsetTop + last.offsetHeight : scrollHeight
    box.current.scrollTop = Math.max(0, end - clientHeight)
  }, [first])
  return (
    <div ref={box} className={classes.box}>
      {children}
    </div>
  )
}
