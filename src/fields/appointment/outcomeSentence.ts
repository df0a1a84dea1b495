import { appointmentOf } from '@/contract/event/appointment'
import { callerWall } from '@/contract/event/callerWall'
import { type Wall, wallOf } from '@/contract/values/zone'
import { m } from '@/messages'
import { cityOf, formatInstant } from '@/ui/text/format'
import { readWhen, todayOf } from './readWhen'

/** Date and time as they were typed. */
export type AppointmentRequest = {
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
function callerTime(instant: number, { zone, callerZones }: AppointmentRequest): string {
  const [callerZone] = callerZones
  const caller = callerWall(instant, zone, callerZones)
  if (caller === undefined || callerZone === undefined) return ''
  const isSameDay = caller.day === wallOf(instant, zone).day
  const shown = isSameDay ? clock(caller) : formatInstant(instant, callerZone)
  return m.create.outcomes.caller(shown)
}

/** What the server's own rule makes of a date and a time, as one sentence. */
export function outcomeSentence(asked: AppointmentRequest): string {
  const { now, zone } = asked
  const { outcomes } = m.create
  const when = readWhen(asked, todayOf(now, zone))
  if (when === undefined) return outcomes.unfinished
  const appointment = appointmentOf(when, now, zone)
  if (appointment.kind === 'none') return outcomes.none
  const { instant, past, night, wall } = appointment
  const instantText = formatInstant(instant, zone)
  const place = `(${cityOf(zone)})`
  if (past) return outcomes.past(`${instantText} ${place}`)
  const instantAndCaller = `${instantText} ${place}${callerTime(instant, asked)}`
  if (night === 'skipped') return outcomes.skipped(instantAndCaller, clock(wall))
  return night === 'doubled' ? outcomes.doubled(instantAndCaller) : outcomes.at(instantAndCaller)
}
