import { Text } from '@mantine/core'
import { appointmentOf, parseDate, parseTime } from '@/contract/appointment'
import { m } from '@/messages'
import { cityOf, formatMoment } from '@/ui/format'

type Props = { date: string; time: string; now: number; zone: string }

const two = (value: number) => String(value).padStart(2, '0')

/** What the server's own rule makes of a date and a time, as one sentence. */
function sentence({ date, time, now, zone }: Props): string {
  const { outcomes } = m.create
  if ((date !== '' && !parseDate(date)) || (time !== '' && !parseTime(time))) {
    return outcomes.unfinished
  }
  const appointment = appointmentOf({ date, time }, now, zone)
  if (appointment.kind === 'none') return outcomes.none
  const { instant, past, night, wall } = appointment
  const [moment, city] = [formatMoment(instant, zone), cityOf(zone)]
  if (past) return outcomes.past(moment, city)
  if (night === 'skipped') {
    return outcomes.skipped(moment, city, `${two(wall.hour)}:${two(wall.minute)}`)
  }
  return night === 'doubled' ? outcomes.doubled(moment, city) : outcomes.at(moment, city)
}

export function AppointmentOutcome(props: Props) {
  return (
    <Text role="status" aria-label={m.create.outcome} fw={600}>
      {sentence(props)}
    </Text>
  )
}
