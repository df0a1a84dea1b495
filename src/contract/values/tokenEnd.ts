import { parseDate } from '../event/appointment'
import { type Fault, faultText } from '../fault'
import { minutePattern } from './minute'
import { instantOf, plusDays, stampInstant } from './zone'

/** In the years 1 to 9999, as all instants. */
const latest = Date.parse('9999-12-31T00:00:00Z')
const wholeStamp = 'yyyy-mm-ddThh:mm:00.000'

/** A day at its end in the centre's zone, or a moment; undefined where the text is neither. */
export function tokenEnd(text: string, zone: string): number | undefined {
  const date = parseDate(text)
  if (date) return instantOf(plusDays({ ...date, hour: 0, minute: 0 }, 1), zone).instant
  if (!minutePattern.test(text)) return undefined
  const whole = text.length === 16 ? `${text}:00` : text
  const fraction = whole.length === 19 ? `${whole}.` : whole
  return stampInstant(fraction.padEnd(wholeStamp.length, '0'), zone)
}

/** An end that has passed would make a token that never worked. */
export function tokenEndFaults(
  body: unknown,
  { now, zone }: { now: number; zone: string },
): Fault[] {
  const text = (body as { dtExpires?: unknown } | null)?.dtExpires
  if (typeof text !== 'string') return []
  const instant = tokenEnd(text, zone)
  if (instant !== undefined && instant > now && instant < latest) return []
  return [{ path: 'dtExpires', message: faultText('not_future') }]
}
