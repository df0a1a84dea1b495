import { m } from '@/messages'

type DateOptions = Intl.DateTimeFormatOptions

function makeFormats(locale: string) {
  const date = (options: DateOptions) =>
    new Intl.DateTimeFormat(locale, { hourCycle: 'h23', timeZone: 'UTC', ...options })
  const clock: DateOptions = { hour: '2-digit', minute: '2-digit' }
  const day: DateOptions = { day: 'numeric', month: 'short' }
  // German shortens the names of months by little, and writes numbers where there is little room.
  const shortDay: DateOptions = locale.startsWith('de') ? { ...day, month: 'numeric' } : day
  const inZone = (timeZone: string) => ({
    clock: date({ ...clock, timeZone }),
    instant: date({ ...day, ...clock, timeZone, weekday: 'short', year: 'numeric' }),
  })
  return {
    locale,
    stamp: date({ dateStyle: 'medium', timeStyle: 'short' }),
    day: date({ dateStyle: 'medium' }),
    thisYear: date({ ...shortDay, ...clock }),
    otherYear: date({ ...shortDay, year: 'numeric' }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
    number: new Intl.NumberFormat(locale),
    inZone,
    zones: new Map<string, ReturnType<typeof inZone>>(),
  }
}

let made: ReturnType<typeof makeFormats> | undefined

/** Made once for a language: to make one takes as long as a hundred texts of it. */
function formats() {
  if (made?.locale !== m.locale) made = makeFormats(m.locale)
  return made
}

function zoneFormats(zone: string) {
  const { zones, inZone } = formats()
  const known = zones.get(zone) ?? inZone(zone)
  zones.set(zone, known)
  return known
}

/** A stamp shows its zone's wall clock: read as UTC, so that no other zone comes in between. */
const wallDate = (stamp: string) => new Date(`${stamp}Z`)

/** `24 Nov 2026, 10:00`. */
export const formatStamp = (stamp: string): string => formats().stamp.format(wallDate(stamp))

/** `24 Nov 2026`: its day alone. */
export const formatStampDay = (stamp: string): string => formats().day.format(wallDate(stamp))

/** `24 Nov, 10:00` within the year of `now`, else `24 Nov 2025`: for columns of a list. */
export const formatStampShort = (stamp: string, now: number): string => {
  const isThisYear = Number(stamp.slice(0, 4)) === new Date(now).getUTCFullYear()
  return formats()[isThisYear ? 'thisYear' : 'otherYear'].format(wallDate(stamp))
}

/** `Tue 25 Nov 2026, 10:00`, for an instant in a zone. */
export const formatInstant = (instant: number, zone: string): string => {
  const parts = new Map(
    zoneFormats(zone)
      .instant.formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const weekday = part('weekday').replace(/[.,]$/, '')
  const day = m.locale.startsWith('de') ? `${part('day')}.` : part('day')
  return `${weekday} ${day} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')}`
}

/** `Europe/Berlin` as people say it. */
export const cityOf = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** `10:00`, for an instant in a zone. */
export const formatClock = (instant: number, zone: string): string =>
  zoneFormats(zone).clock.format(instant)

/** `Wed 25 Nov 2026`, for `2026-11-25`. */
export const formatDay = (date: string): string =>
  formatInstant(Date.parse(date), 'UTC').replace(/, [^,]*$/, '')

/** `Wed 25 Nov`: the same without its year. */
export const formatDayOfYear = (date: string): string => formatDay(date).replace(/ \d{4}$/, '')

type Step = readonly [unit: 'day' | 'hour' | 'minute', length: number]
const shortest: Step = ['minute', 60_000]
const steps: readonly Step[] = [['day', 86_400_000], ['hour', 3_600_000], shortest]

/** `2 days ago`, `in 3 hours`; `now` below a minute. */
export function formatRelative(instant: number, now: number): string {
  const distance = instant - now
  const relative = formats().relative
  for (const [unit, length] of steps) {
    if (Math.abs(distance) >= length) return relative.format(Math.trunc(distance / length), unit)
  }
  return relative.format(0, 'second')
}

/** Whole units of the largest that fits: minutes below an hour, hours below a day, then days. */
function largestUnit(milliseconds: number): [unit: Step[0], count: number] {
  const [unit, length] = steps.find(([, length]) => milliseconds >= length) ?? shortest
  return [unit, Math.floor(milliseconds / length)]
}

/** `8d`, `3h`, `12m`: how long something has waited, short enough for a column. */
export function formatAge(milliseconds: number): string {
  const [unit, count] = largestUnit(milliseconds)
  return m.common.ages[unit](count)
}

/** `25 min late`, `3 h late`, `3 d late`. */
export function formatLateness(milliseconds: number): string {
  const [unit, count] = largestUnit(milliseconds)
  return m.common.late[unit](count)
}

/** `10 s`, `12m`, `3h`: the same from the first second on. */
export const formatSince = (milliseconds: number): string =>
  milliseconds < shortest[1]
    ? m.common.ages.second(Math.floor(milliseconds / 1000))
    : formatAge(milliseconds)

export const formatNumber = (value: number): string => formats().number.format(value)
