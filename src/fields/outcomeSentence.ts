import { appointmentOf, parseDate, parseTime } from '@/contract/appointment'
import { callerWall } from '@/contract/callerWall'
import { type Wall, wallOf } from '@/contract/zone'
import { m } from '@/messages'
import { cityOf, formatMoment } from '@/ui/format'

export type Asked = {
  date: string
  time: string
  now: number
  zone: string
  /** Where the caller may be; none when the number does not tell. */
  callerZones: readonly string[]
}

const two = (value: number) => String(value).padStart(2, '0')
const clock = ({ hour, minute }: Wall) => `${two(hour)}:${two(minute)}`

/** The caller's clock at that instant, with its day where that is another one. */
function callerTime(instant: number, { zone, callerZones }: Asked): string {
  const [callerZone] = callerZones
  const caller = callerWall(instant, zone, callerZones)
  if (caller === undefined || callerZone === undefined) return ''
  const isSameDay = caller.day === wallOf(instant, zone).day
  const shown = isSameDay ? clock(caller) : formatMoment(instant, callerZone)
  return m.create.outcomes.caller(shown)
}

/** What the server's own rule makes of a date and a time, as one sentence. */
export function outcomeSentence(asked: Asked): string {
  const { date, time, now, zone } = asked
  const { outcomes } = m.create
  if ((date !== '' && !parseDate(date)) || (time !== '' && !parseTime(time))) {
    return outcomes.unfinished
  }
  const appointment = appointmentOf({ date, time }, now, zone)
  if (appointment.kind === 'none') return outcomes.none
  const { instant, past, night, wall } = appointment
  const moment = formatMoment(instant, zone)
  const place = `(${cityOf(zone)})`
  if (past) return outcomes.past(`${moment} ${place}`)
  const when = `${moment} ${place}${callerTime(instant, asked)}`
  if (night === 'skipped') return outcomes.skipped(when, clock(wall))
  return night === 'doubled' ? outcomes.doubled(when) : outcomes.at(when)
}
