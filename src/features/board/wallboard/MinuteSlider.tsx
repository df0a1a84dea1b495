import { type KeyboardEvent, useEffect, useState } from 'react'
import { keptMinutes, minuteStamp } from '@/contract/event/pastMinute'
import { m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { Button } from '@/ui/buttons/Button'
import { formatStamp } from '@/ui/text/format'
import { instantOfMinute, minuteMs, minuteOfInstant } from '../pastMinute'
import classes from './MinuteSlider.module.css'

type Props = {
  /** The minute that is shown, on the centre's clock. */
  at: string
  onAt: (at: string) => void
  onNow: () => void
}

/** A minute is asked for when the slider rests so long. */
const restMs = 200

const steps: Readonly<Record<string, number>> = { PageUp: 60, PageDown: -60 }

/** Any minute of the last 30 days: arrows move by a minute, Page Up and Page Down by an hour. */
export function MinuteSlider({ at, onAt, onNow }: Props) {
  const { now, zone } = useCentre()
  const latest = now - (now % minuteMs)
  const shown = instantOfMinute(at, zone) ?? latest
  const [moved, setMoved] = useState<number>()
  const instant = moved ?? shown
  useEffect(() => {
    if (moved === undefined) return undefined
    const timer = setTimeout(() => {
      onAt(minuteOfInstant(moved, zone))
      setMoved(undefined)
    }, restMs)
    return () => clearTimeout(timer)
  })
  const ago = Math.round((instant - latest) / minuteMs)
  const move = (minutes: number) =>
    setMoved(latest + Math.max(-keptMinutes, Math.min(0, minutes)) * minuteMs)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    move(ago + step)
  }
  const text = formatStamp(minuteStamp(minuteOfInstant(instant, zone)))
  return (
    <div className={classes.root}>
      <strong role="status" className={classes.text}>
        {m.past.asOf(text)}
      </strong>
      <input
        type="range"
        className={classes.slider}
        aria-label={m.past.moment}
        aria-valuetext={text}
        min={-keptMinutes}
        max={0}
        value={ago}
        onChange={({ currentTarget }) => move(Number(currentTarget.value))}
        onKeyDown={onKeyDown}
      />
      <Button size="xs" variant="default" onClick={onNow}>
        {m.past.back}
      </Button>
    </div>
  )
}
