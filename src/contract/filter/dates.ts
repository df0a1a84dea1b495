import { parseDate, parseTime } from '../event/appointment'
import { instantOf, instantsOf, plusDays, type Wall, wallOf } from '../values/zone'
import type { DateValue } from './terms'

const hour = 3_600_000
const minute = 60_000
const written = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})([+-]\d{2}:\d{2})?)?$/

/**
 * Reads `2026-11-24`, `2026-11-24T10:00`, `today`, `yesterday`, `-7d`, `-2h`. A minute may say how far
 * its clock is ahead of UTC, `2026-10-25T02:15+01:00`: then it is one, also where the clock shows two.
 */
export function parseDateValue(text: string): DateValue | undefined {
  const word = text.toLowerCase()
  if (word === 'today' || word === 'yesterday') return { relative: word }
  const ago = /^-(\d{1,4})([dh])$/.exec(word)
  if (ago) return { ago: Number(ago[1]), unit: ago[2] === 'd' ? 'd' : 'h' }
  const [, date = '', time, offset = ''] = written.exec(text) ?? []
  if (!parseDate(date)) return undefined
  if (time === undefined) return { day: text }
  if (offset !== '' && Number.isNaN(Date.parse(text))) return undefined
  return parseTime(time) && { minute: text }
}

export function printDateValue(value: DateValue): string {
  if ('day' in value) return value.day
  if ('minute' in value) return value.minute
  if ('relative' in value) return value.relative
  return `-${value.ago}${value.unit}`
}

const midnight = { hour: 0, minute: 0 }

function daySpan(wall: Wall, zone: string): Span {
  const start = { ...wall, ...midnight }
  return {
    from: instantOf(start, zone).instant,
    to: instantOf(plusDays(start, 1), zone).instant,
  }
}

/** From `from` up to, not including, `to`; in epoch ms. */
export type Span = { from: number; to: number }

const spanFrom = (from: number, length: number): Span => ({ from, to: from + length })

/**
 * What a date value covers: a day is the whole day of the zone, `-7d` the whole day seven days
 * ago, `-2h` the moment two hours ago. A minute of the hour that occurs twice is two spans.
 */
export function dateSpans(value: DateValue, now: number, zone: string): [Span, ...Span[]] {
  const today = wallOf(now, zone)
  if ('relative' in value) {
    return [daySpan(plusDays(today, value.relative === 'today' ? 0 : -1), zone)]
  }
  if ('ago' in value) {
    if (value.unit === 'd') return [daySpan(plusDays(today, -value.ago), zone)]
    return [spanFrom(now - value.ago * hour, 1)]
  }
  const text = 'day' in value ? value.day : value.minute
  if (text.length > '2026-11-24T10:00'.length) return [spanFrom(Date.parse(text), minute)]
  const [date = '', time = '00:00'] = text.split('T')
  const wall = { ...(parseDate(date) ?? today), ...(parseTime(time) ?? midnight) }
  if ('day' in value) return [daySpan(wall, zone)]
  const [first, ...others] = instantsOf(wall, zone)
  return [spanFrom(first, minute), ...others.map((from) => spanFrom(from, minute))]
}

/** From the beginning of what a value covers to its end: an end of a range has both passes. */
export function dateSpan(value: DateValue, now: number, zone: string): Span {
  const spans = dateSpans(value, now, zone)
  return { from: spans[0].from, to: (spans.at(-1) ?? spans[0]).to }
}
