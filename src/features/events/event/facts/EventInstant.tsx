import { Text } from '@mantine/core'
import type { AcdEvent } from '@/contract/event/events'
import { stampInstant } from '@/contract/values/zone'
import { m } from '@/messages'
import { type Centre, useCentre } from '@/session/useCentre'
import { cityOf, formatInstant, formatRelative, formatStamp } from '@/ui/text/format'
import { Lateness } from '../../Lateness'
import { latenessOf } from '../../lateness'

const Away = ({ instant, now }: { instant: number; now: number }) => (
  <Text span inherit c="dimmed">
    ({formatRelative(instant, now)})
  </Text>
)

/** An instant in the centre's time zone, and how far away it is. */
export function EventInstant({ stamp }: { stamp: string | null }) {
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
  const [moment, city] = [formatInstant(instant, zone), cityOf(zone)]
  return instant > now
    ? m.create.outcomes.at(`${moment} (${city})`)
    : m.around.reached(moment, city)
}

type AppointmentProps = { event: Pick<AcdEvent, 'dtRemind' | 'AcdEventStatusID'> }

/** The appointment in words, and how far away it is: to come, past, or late. */
export function Appointment({ event }: AppointmentProps) {
  const centre = useCentre()
  const { dtRemind: stamp } = event
  const sentence = appointmentSentence(stamp, centre)
  const instant = stamp === null ? undefined : stampInstant(stamp, centre.zone)
  if (stamp === null || instant === undefined) return sentence
  const late = latenessOf(event, centre)
  return (
    <>
      {sentence}{' '}
      {late === undefined ? (
        <Away instant={instant} now={centre.now} />
      ) : (
        <Lateness late={late} stamp={stamp} />
      )}
    </>
  )
}
