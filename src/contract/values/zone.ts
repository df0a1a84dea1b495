/** What a clock on the wall shows. */
export type Wall = { year: number; month: number; day: number; hour: number; minute: number }

const minute = 60_000
const day = 24 * 60 * minute

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

/** `Date.UTC` without its habit of reading the years 0 to 99 as 1900 to 1999. */
function utcOf({ year, month, day, hour, minute }: Wall, second = 0): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(hour, minute, second, 0)
}

function wallAndSecond(instant: number, zone: string): Wall & { second: number } {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

function readOffset(instant: number, zone: string): number {
  const { second, ...wall } = wallAndSecond(instant, zone)
  return utcOf(wall, second) - Math.floor(instant / 1000) * 1000
}

/** By zone and day: the same at both its ends, or undefined where the clock changes in between. */
const dayOffsets = new Map<string, number | undefined>()
const maxDaysKept = 5000

function dayOffset(at: number, zone: string): number | undefined {
  const key = `${at} ${zone}`
  if (dayOffsets.has(key)) return dayOffsets.get(key)
  const begin = readOffset(at * day, zone)
  const offset = begin === readOffset((at + 1) * day, zone) ? begin : undefined
  if (dayOffsets.size >= maxDaysKept) dayOffsets.clear()
  dayOffsets.set(key, offset)
  return offset
}

/**
 * How far the zone's wall clock is ahead of UTC at an instant, in milliseconds. To read it from the
 * formatter takes longer than to draw the cell that shows it.
 */
const offsetAt = (instant: number, zone: string): number =>
  dayOffset(Math.floor(instant / day), zone) ?? readOffset(instant, zone)

export function wallOf(instant: number, zone: string): Wall {
  const { second: _, ...wall } = wallAndSecond(instant, zone)
  return wall
}

const digits = (value: number, length: number) => String(value).padStart(length, '0')

/** `2020-09-15T02:59:32.794`: how the contract writes instants. */
export function wallStamp(instant: number, zone: string): string {
  const shifted = new Date(instant + offsetAt(instant, zone))
  return shifted.toISOString().slice(0, -1)
}

/** `2026-11-24`. */
export const wallDate = ({
  year,
  month,
  day: dayOfMonth,
}: Pick<Wall, 'year' | 'month' | 'day'>): string =>
  `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`

export type ZonedInstant = { instant: number; night?: 'skipped' | 'doubled' }

/**
 * The instant at which the wall clock of a zone shows this. An hour that the clock skips moves
 * forward by the gap; one that occurs twice is the first.
 */
export const instantOf = (wall: Wall, zone: string): ZonedInstant =>
  zonedInstantOf(utcOf(wall), zone)

/** All instants at which the wall clock shows this, the first first; a skipped one is moved. */
export function instantsOf(wall: Wall, zone: string): [number, ...number[]] {
  const utc = utcOf(wall)
  const { instant, night } = zonedInstantOf(utc, zone)
  return night === 'doubled' ? [instant, utc - offsetAt(utc + day, zone)] : [instant]
}

/** `utc`: the instant at which a clock in UTC shows the same. */
function zonedInstantOf(utc: number, zone: string): ZonedInstant {
  const before = utc - offsetAt(utc - day, zone)
  const after = utc - offsetAt(utc + day, zone)
  const fits = (instant: number) => instant + offsetAt(instant, zone) === utc
  const found = [...new Set([before, after])].filter(fits)
  if (found.length === 0) return { instant: before, night: 'skipped' }
  if (found.length === 2) return { instant: Math.min(before, after), night: 'doubled' }
  return { instant: found[0] ?? before }
}

/** A stamp of the contract as an instant; undefined when it is none. */
export function stampInstant(stamp: string, zone: string): number | undefined {
  const utc = Date.parse(`${stamp}Z`)
  if (stamp.length !== 23 || Number.isNaN(utc)) return undefined
  // 30 February and 24:00 come back as another date.
  const isItself = new Date(utc).toISOString() === `${stamp}Z`
  return isItself ? zonedInstantOf(utc, zone).instant : undefined
}

/** The same time of day some days later, by the calendar. */
export function plusDays(wall: Wall, days: number): Wall {
  const date = new Date(utcOf(wall) + days * day)
  return {
    ...wall,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  }
}
