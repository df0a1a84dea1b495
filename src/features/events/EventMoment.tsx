import { Text } from '@mantine/core'
import { stampInstant } from '@/contract/zone'
import { type Centre, useCentre } from '@/fields/useCentre'
import { m } from '@/messages'
import { cityOf, formatMoment, formatRelative, formatStamp } from '@/ui/format'

const Away = ({ instant, now }: { instant: number; now: number }) => (
  <Text span inherit c="dimmed">
    ({formatRelative(instant, now)})
  </Text>
)

/** A moment of the centre's clock, and how far away it is. */
export function EventMoment({ stamp }: { stamp: string | null }) {
  const { zone, now } = useCentre()
  if (stamp === null) return m.common.nothing
  const instant = stampInstant(stamp, zone)
  return (
    <>
      {formatStamp(stamp)} {instant !== undefined && <Away instant={instant} now={now} />}
    </>
  )
}

/** When an event may be handled, as one sentence: the same words as where it was booked. */
function appointmentSentence(stamp: string | null, { zone, now }: Centre): string {
  const instant = stamp === null ? undefined : stampInstant(stamp, zone)
  if (instant === undefined) return m.create.outcomes.none
  const [moment, city] = [formatMoment(instant, zone), cityOf(zone)]
  return instant > now
    ? m.create.outcomes.at(`${moment} (${city})`)
    : m.around.reached(moment, city)
}

export function Appointment({ stamp }: { stamp: string | null }) {
  const centre = useCentre()
  const instant = stamp === null ? undefined : stampInstant(stamp, centre.zone)
  return (
    <>
      {appointmentSentence(stamp, centre)}{' '}
      {instant !== undefined && <Away instant={instant} now={centre.now} />}
    </>
  )
}
