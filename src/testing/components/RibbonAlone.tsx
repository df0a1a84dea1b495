import { useState } from 'react'
import { RibbonSlots } from '@/fields/appointment/RibbonSlots'
import { useCentre } from '@/session/useCentre'

const halfHour = 30 * 60_000
/** Midnight of the day, in Berlin. */
const midnight = Date.parse('2026-11-23T23:00:00Z')

const clockOf = (place: number) =>
  `${String(Math.floor(place / 2)).padStart(2, '0')}:${place % 2 === 0 ? '00' : '30'}`

/** The half hours of 24 November 2026, of which some hold so many callbacks. */
export function RibbonAlone({ callbacks }: { callbacks: Record<string, number> }) {
  const { now } = useCentre()
  const [time, setTime] = useState('')
  const slots = Array.from({ length: 48 }, (_, place) => ({
    at: midnight + place * halfHour,
    time: clockOf(place),
    callbacks: callbacks[clockOf(place)] ?? 0,
  }))
  const chosen = slots.find((slot) => slot.time === time)?.at
  return (
    <>
      <h1>Ribbon</h1>
      <RibbonSlots title="Callbacks" slots={slots} chosen={chosen} now={now} onTime={setTime} />
      <button type="button">Behind it</button>
      <p role="status">{time}</p>
    </>
  )
}
