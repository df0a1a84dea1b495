import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { slotQueries } from '@/client/groups/slots'
import { freeSlots, offeredDays } from '@/contract/slot'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { formatDayOfYear } from '@/ui/text/format'
import { useOneTabStop } from '@/ui/useOneTabStop'
import classes from './AppointmentPicker.module.css'

type Props = {
  AcdGroupsID: number
  /** `yyyy-mm-dd`: they are looked for from this day on, after the instant that is wanted. */
  from: string
  after: number
  /** The first of them gets the focus as it comes, unless somebody types already. */
  takesFocus: boolean
  onChoose: (date: string, time: string) => void
}

/** The next half hours of a group that have room, as buttons; together they are one Tab stop. */
export function FreeSlots({ AcdGroupsID, from, after, takesFocus, onChoose }: Props) {
  const { data } = useQuery(slotQueries.of({ from, days: offeredDays, AcdGroupsID }))
  const free = data === undefined ? [] : freeSlots(data.slots, after)
  const stop = useOneTabStop(free.map(() => true))
  const bar = useRef<HTMLDivElement>(null)
  const isThere = free.length > 0
  useEffect(() => {
    const isTyping = document.activeElement?.matches('input, textarea')
    if (takesFocus && isThere && !isTyping) bar.current?.querySelector('button')?.focus()
  }, [takesFocus, isThere])
  return (
    <div
      ref={bar}
      className={classes.free}
      role="toolbar"
      aria-label={m.slots.free}
      onKeyDown={stop.onKeyDown}
    >
      <span>{data !== undefined && free.length === 0 ? m.slots.noneFree : m.slots.free}</span>
      {free.map(({ at, from: stamp }, place) => (
        <Button
          key={at}
          size="compact-sm"
          variant="default"
          onClick={() => onChoose(stamp.slice(0, 10), stamp.slice(11, 16))}
          {...stop.button(place)}
        >
          {`${formatDayOfYear(stamp.slice(0, 10))}, ${stamp.slice(11, 16)}`}
        </Button>
      ))}
    </div>
  )
}
