import { useState } from 'react'
import { halfHourMs } from '@/contract/slot'
import { RibbonSlots } from '@/fields/appointment/RibbonSlots'
import { useCentre } from '@/session/useCentre'

/** Midnight of the day, in Berlin. */
const midnight = Date.parse('2026-11-23T23:00:00Z')

const clockOf = (place: number) =>
  `${String(Math.floor(place / 2)).padStart(2, '0')}:${place % 2 === 0 ? '00' : '30'}`

/** The half hours of 24 November 2026, of which some hold so many events. */
export function RibbonAlone({ held }: { held: Record<string, number> }) {
  const { now } = useCentre()
  const [time, setTime] = useState('')
  const slots = Array.from({ length: 48 }, (_, place) => ({
    from: `2026-11-24T${clockOf(place)}:00.000`,
    at: midnight + place * halfHourMs,
    second: false,
    number: held[clockOf(place)] ?? 0,
    capacity: null,
    closed: false,
    past: midnight + place * halfHourMs < now,
  }))
  const chosen = slots.find(({ from }) => from.slice(11, 16) === time)?.at
  return (
    <>
      <h1>Ribbon</h1>
      <RibbonSlots title="Appointments" slots={slots} chosen={chosen} onTime={setTime} />
      <button type="button">Behind it</button>
      <p role="status">{time}</p>
    </>
  )
}
