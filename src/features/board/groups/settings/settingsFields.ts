import { eventTypes } from '@/contract/filter/names'
import { type GroupSettings, type SlotRule, weekdays } from '@/contract/groupSettings'
import { readTime } from '@/fields/appointment/readTime'

/** What the form holds: numbers and times as they were typed. */
export type SettingsFields = {
  /** Minutes, by event type. */
  goals: Record<string, string>
  grace: string
  /** A day without hours has one empty line of them. */
  hours: { weekday: number; from: string; to: string }[]
  capacity: string
  /** By weekday; empty: as every day. */
  capacityOn: Record<string, string>
  whenFull: SlotRule
  whenClosed: SlotRule
  release: string
  members: GroupSettings['members']
}

export const typeKey = (AcdEventTypesID: number) => `type${AcdEventTypesID}`
export const dayKey = (weekday: number) => `day${weekday}`
const emptyHours = (weekday: number) => ({ weekday, from: '', to: '' })

/** One number for all days where they have the same, else each day its own. */
function capacityFields(capacity: GroupSettings['capacity']) {
  const [first] = capacity
  const isEveryDay =
    capacity.length === weekdays.length && capacity.every(({ number }) => number === first?.number)
  const ofDay = (weekday: number) => capacity.find((one) => one.weekday === weekday)?.number ?? ''
  return {
    capacity: isEveryDay ? String(first?.number) : '',
    capacityOn: Object.fromEntries(
      weekdays.map((weekday) => [dayKey(weekday), isEveryDay ? '' : String(ofDay(weekday))]),
    ),
  }
}

export function fieldsOf(settings: GroupSettings): SettingsFields {
  const minutesOf = (type: number) =>
    settings.goals.find(({ AcdEventTypesID }) => AcdEventTypesID === type)?.minutes ?? ''
  return {
    goals: Object.fromEntries(eventTypes.map(({ id }) => [typeKey(id), String(minutesOf(id))])),
    grace: String(settings.graceMinutes),
    hours: weekdays.flatMap((weekday) => {
      const hours = settings.hours.filter((one) => one.weekday === weekday)
      return hours.length > 0 ? hours.map((one) => ({ ...one })) : [emptyHours(weekday)]
    }),
    ...capacityFields(settings.capacity),
    whenFull: settings.whenFull,
    whenClosed: settings.whenClosed,
    release: String(settings.releaseMinutes ?? ''),
    members: settings.members,
  }
}

/** A whole number; what is none goes as it is, so that the contract says what is wrong with it. */
const numberOf = (text: string) => (/^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text.trim())

/** As people write times; the end of a day is 24. */
function timeOf(text: string): string {
  if (/^24(?:[:.h ]?00)?$/.test(text.trim())) return '24:00'
  const read = readTime(text)
  return 'time' in read ? read.time : text.trim()
}

type Sent = { body: Record<string, unknown>; fieldOf: (path: string) => string }

/** What is sent, and which field a path of it comes from. */
export function sentOf(fields: SettingsFields): Sent {
  const goals = eventTypes.flatMap(({ id }) => {
    const text = fields.goals[typeKey(id)]?.trim() ?? ''
    return text === '' ? [] : [{ id, entry: { AcdEventTypesID: id, minutes: numberOf(text) } }]
  })
  const hours = fields.hours.flatMap((one, place) =>
    `${one.from}${one.to}`.trim() === '' ? [] : [{ ...one, place }],
  )
  const capacity = weekdays.flatMap((weekday) => {
    const own = fields.capacityOn[dayKey(weekday)]?.trim() ?? ''
    const field = own === '' ? 'capacity' : `capacityOn.${dayKey(weekday)}`
    const text = own === '' ? fields.capacity.trim() : own
    return text === '' ? [] : [{ field, entry: { weekday, number: numberOf(text) } }]
  })
  const body = {
    goals: goals.map(({ entry }) => entry),
    graceMinutes: numberOf(fields.grace),
    hours: hours.map(({ weekday, from, to }) => ({ weekday, from: timeOf(from), to: timeOf(to) })),
    capacity: capacity.map(({ entry }) => entry),
    whenFull: fields.whenFull,
    whenClosed: fields.whenClosed,
    releaseMinutes: numberOf(fields.release),
    members: fields.members,
  }
  const fieldOf = (path: string): string => {
    const [key = '', at = '', part = ''] = path.split('.')
    const place = Number(at)
    if (key === 'goals') return `goals.${typeKey(goals[place]?.id ?? 0)}`
    if (key === 'hours') return `hours.${hours[place]?.place}.${part === 'to' ? 'to' : 'from'}`
    if (key === 'capacity') return capacity[place]?.field ?? key
    return { graceMinutes: 'grace', releaseMinutes: 'release' }[key] ?? key
  }
  return { body, fieldOf }
}

/** Another line of hours for a day, after those that it has. */
export function withHours(hours: SettingsFields['hours'], weekday: number) {
  const last = hours.findLastIndex((one) => one.weekday === weekday)
  return hours.toSpliced(last + 1, 0, emptyHours(weekday))
}
