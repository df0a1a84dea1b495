import { type Fault, faultText } from '../fault'
import { instantOf, plusDays, type Wall, wallOf, type ZonedInstant } from '../values/zone'

type DateOfYear = Pick<Wall, 'year' | 'month' | 'day'>
type TimeOfDay = Pick<Wall, 'hour' | 'minute'>

const minute = 60_000

/** `yyyy-mm-dd` or `yyyymmdd`, and only days that exist. */
export function parseDate(text: string): DateOfYear | undefined {
  const match = /^(\d{4})(-?)(\d{2})\2(\d{2})$/.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const exists = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? { year, month, day } : undefined
}

/** `hh:mm` or `hhmm`, 00:00 to 23:59. */
export function parseTime(text: string): TimeOfDay | undefined {
  const match = /^([01]\d|2[0-3]):?([0-5]\d)$/.exec(text)
  return match ? { hour: Number(match[1]), minute: Number(match[2]) } : undefined
}

/** What is given: empty and absent are the same. */
type AppointmentInput = { date?: string | null | undefined; time?: string | null | undefined }

/**
 * `none`: as soon as possible. `at`: not before `instant`; `wall` is what was asked for, `night`
 * says when the clock does not show it or shows it twice, `past` that it has gone by, which is no
 * fault: distribution is then tried at once.
 */
export type Appointment =
  | { kind: 'none' }
  | ({ kind: 'at'; wall: Wall; past: boolean } & ZonedInstant)

/** What is given must be readable: whoever passes it on has parsed it before. */
function readable<Read>(text: string, parse: (text: string) => Read | undefined): Read {
  const read = parse(text)
  if (read === undefined) throw new RangeError(`unreadable appointment: ${text}`)
  return read
}

const showsLater = (clock: TimeOfDay, time: TimeOfDay) =>
  clock.hour * 60 + clock.minute > time.hour * 60 + time.minute

/**
 * The contract's rule, one function for the server and for the sentence in the form. Date only:
 * 00:00. Time only: its next instance, the current minute being today. `now` in epoch ms.
 *
 * A time that occurs twice is always the first. So while the doubled hour runs again, a time that
 * the clock shows or has yet to show is still today's, and `past`: it is tried at once, instead of
 * a day late. After a gap, a time that the clock skipped is still to come until its moved instant.
 */
export function appointmentOf(
  { date, time }: AppointmentInput,
  now: number,
  zone: string,
): Appointment {
  if (!date && !time) return { kind: 'none' }
  const thisMinute = Math.floor(now / minute) * minute
  const at = (wall: Wall): Appointment & { kind: 'at' } => {
    const zoned = instantOf(wall, zone)
    return { kind: 'at', wall, past: zoned.instant < thisMinute, ...zoned }
  }
  const today = wallOf(now, zone)
  const timeOfDay = time ? readable(time, parseTime) : { hour: 0, minute: 0 }
  if (date) return at({ ...readable(date, parseDate), ...timeOfDay })
  const next = at({ ...today, ...timeOfDay })
  return next.past && showsLater(today, timeOfDay) ? at(plusDays(next.wall, 1)) : next
}

/** The first and the last instant that a timestamp of the contract can say. */
const firstInstant = Date.parse('0001-01-01T00:00:00.000Z')
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z')

const given = <Read>(value: unknown, parse: (text: string) => Read | undefined) =>
  typeof value === 'string' && parse(value) !== undefined ? value : undefined

/**
 * Faults that only the zone shows: midnight of the first day of year 1 is in the year before it,
 * seen from UTC, wherever clocks are ahead. What cannot be read is another rule's fault.
 */
export function appointmentFaults(
  body: unknown,
  { now, zone }: { now: number; zone: string },
): Fault[] {
  if (typeof body !== 'object' || body === null) return []
  const asked: { [key: string]: unknown } = { ...body }
  const date = given(asked.dtAppointmentDate, parseDate)
  const time = given(asked.dtAppointmentTime, parseTime)
  const appointment = appointmentOf({ date, time }, now, zone)
  if (appointment.kind === 'none') return []
  const isHeld = appointment.instant >= firstInstant && appointment.instant <= lastInstant
  return isHeld ? [] : [{ path: 'dtAppointmentDate', message: faultText('bad_instant') }]
}
