import { parseDate, parseTime } from './event/appointment'
import type { AskedSlots } from './slots'
import { instantsOf } from './values/zone'

const dayMs = 24 * 60 * 60_000

export const plusDate = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00Z`).getUTCDay() || 7
  return plusDate(date, 1 - weekday)
}

/**
 * What the address of the appointments holds. `week` is a date of the week, on a phone the day;
 * absent: today. `show` is whose events stand below: those of a day, of a half hour
 * (`2026-12-01T10:00`, with `.2` in the second pass of an hour that occurs twice), or `overdue`.
 */
export type AppointmentSearch = { week?: string; group?: number; show?: string }

const shown = /^(overdue|(\d{4}-\d{2}-\d{2})(T([01]\d|2[0-3]):[03]0(\.2)?)?)$/
const isDate = (text: string) => text.length === 10 && parseDate(text) !== undefined

/** Reads an address; what is not ours is left out. */
export function readAppointmentSearch(search: Record<string, string>): AppointmentSearch {
  const { week = '', group = '', show = '' } = search
  const isShown = shown.test(show) && (show === 'overdue' || isDate(show.slice(0, 10)))
  return {
    ...(isDate(week) ? { week } : {}),
    ...(/^[1-9]\d{0,9}$/.test(group) ? { group: Number(group) } : {}),
    ...(isShown ? { show } : {}),
  }
}

/** The slots of the week that an address names. */
export const weekOf = ({ week, group }: AppointmentSearch): AskedSlots => ({
  from: week && mondayOf(week),
  days: 7,
  AcdGroupsID: group,
})

const lastMinute = (time: string) => `${time.slice(0, 3)}${time.endsWith('00') ? '29' : '59'}`

/** `+01:00`: which of the two passes of an hour a slot is in; empty in any other hour. */
function passOf(show: string, zone: string): string {
  const day = parseDate(show.slice(0, 10))
  const time = parseTime(show.slice(11, 16))
  if (!day || !time) return ''
  const [first, second] = instantsOf({ ...day, ...time }, zone)
  if (second === undefined) return ''
  const instant = show.endsWith('.2') ? second : first
  const ahead = Date.parse(`${show.slice(0, 16)}Z`) - instant
  const clock = new Date(Math.abs(ahead)).toISOString().slice(11, 16)
  return `${ahead < 0 ? '-' : '+'}${clock}`
}

/** The moments of a half hour in the filter's words. */
export function halfHourSpan(show: string, zone: string): string {
  const [date = '', time = ''] = show.split('T')
  const from = time.slice(0, 5)
  const pass = passOf(show, zone)
  return `${date}T${from}${pass}..${date}T${lastMinute(from)}${pass}`
}

const halfHours = Array.from({ length: 48 }, (_, place) =>
  new Date(place * 30 * 60_000).toISOString().slice(11, 16),
)

type Agenda = { group: number | undefined; zone: string }

/** The list behind what is shown. */
export function agendaFilter(show: string, { group, zone }: Agenda): string {
  const ofGroup = group === undefined ? '' : ` group:${group}`
  if (show === 'overdue') return `appointment:overdue${ofGroup}`
  const span = isDate(show) ? show : halfHourSpan(show, zone)
  return `appointment:${span} status:open${ofGroup}`
}

/**
 * Of the list behind a day, the events in the second pass of an hour that the clock shows twice;
 * undefined where it shows none twice, and for what is no day.
 */
export function secondPassFilter(show: string, { group, zone }: Agenda): string | undefined {
  if (!isDate(show)) return undefined
  const doubled = halfHours.filter((time) => passOf(`${show}T${time}`, zone) !== '')
  const [first, last] = [doubled[0], doubled.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const pass = passOf(`${show}T${first}.2`, zone)
  const ofGroup = group === undefined ? '' : ` group:${group}`
  const span = `${show}T${first}${pass}..${show}T${lastMinute(last)}${pass}`
  return `appointment:${span} status:open${ofGroup}`
}
