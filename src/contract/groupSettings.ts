import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { shortOf } from './envelope'
import { parseTime } from './event/appointment'
import { type Fault, faultText } from './fault'
import { eventTypes } from './filter/names'
import { eachOnce, Id, IdText, integerFrom, TimeText } from './values/scalars'
import { faultsOf } from './values/schemaFaults'

const aYear = 366 * 24 * 60
const aWeek = 7 * 24 * 60
/** Enough for several shifts a day. */
const maxHours = 100
const maxMembers = 10_000
const maxCapacity = 100_000

/** 1 is Monday. */
const Weekday = integerFrom(1, 7)
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

const two = (value: number) => String(value).padStart(2, '0')
function clockText(text: string): string {
  const time = parseTime(text)
  return time === undefined ? text : `${two(time.hour)}:${two(time.minute)}`
}
const Time = z.pipe(TimeText, z.transform(clockText))

/** The end of a day is `24:00`. */
const midnight = /^24:?00$/
const EndTime = z.pipe(
  z.string().check(
    z.refine((text) => midnight.test(text) || parseTime(text) !== undefined, {
      error: faultText('bad_time'),
    }),
  ),
  z.transform((text) => (midnight.test(text) ? '24:00' : clockText(text))),
)

/** Within how many minutes an event of this type is to be answered. */
const Goal = z.object({
  AcdEventTypesID: integerFrom(1, eventTypes.length),
  minutes: integerFrom(1, aYear),
})

/** From one time of a weekday to another, in the centre's zone, without the end. */
const OpeningHours = z.object({ weekday: Weekday, from: Time, to: EndTime })
export type OpeningHours = z.output<typeof OpeningHours>

type HoursFault = { at: 'from' | 'to'; code: 'ends_first' | 'overlaps' }

function hoursFault(hours: OpeningHours, before: readonly OpeningHours[]): HoursFault | undefined {
  if (hours.to <= hours.from) return { at: 'to', code: 'ends_first' }
  const overlaps = before.some(
    ({ weekday, from, to }) => weekday === hours.weekday && from < hours.to && hours.from < to,
  )
  return overlaps ? { at: 'from', code: 'overlaps' } : undefined
}

const inOrder = z.check<OpeningHours[]>(({ value, issues }) => {
  for (const [place, hours] of value.entries()) {
    const fault = hoursFault(hours, value.slice(0, place))
    if (fault === undefined) continue
    const message = faultText(fault.code)
    issues.push({ code: 'custom', path: [place, fault.at], message, input: hours[fault.at] })
  }
})

/** How many open events with an appointment a half hour of this weekday has room for. */
const Capacity = z.object({ weekday: Weekday, number: integerFrom(0, maxCapacity) })
const Member = z.object({ UsersID: Id, role: z.enum(['member', 'supervisor']) })
/** What the form does about a slot that is full or outside of the opening hours. */
export const SlotRule = z.enum(['warn', 'refuse'])
export type SlotRule = z.infer<typeof SlotRule>

const atMost = (entries: number) => z.maxLength(entries, { error: faultText('too_many', entries) })

const lists = {
  goals: z.array(Goal).check(eachOnce('AcdEventTypesID')),
  /** None: always open. */
  hours: z.array(OpeningHours).check(atMost(maxHours), inOrder),
  /** A weekday without one has room for any number. */
  capacity: z.array(Capacity).check(eachOnce('weekday')),
  members: z.array(Member).check(atMost(maxMembers), eachOnce('UsersID')),
}

/** An empty list and null are "none"; `version`, where it is given, is the one that was read. */
const SettingsChange = z.object({
  goals: z.optional(lists.goals),
  graceMinutes: z.optional(integerFrom(0, aWeek)),
  hours: z.optional(lists.hours),
  capacity: z.optional(lists.capacity),
  whenFull: z.optional(SlotRule),
  whenClosed: z.optional(SlotRule),
  releaseMinutes: z.optional(integerFrom(1, aWeek)),
  members: z.optional(lists.members),
  version: z.optional(z.int()),
})
export type SettingsChange = z.output<typeof SettingsChange>

/** All that is wrong with a change, as the server would say it; nothing where it is right. */
export function settingsFaults(change: unknown): Fault[] {
  const parsed = z.safeParse(SettingsChange, change)
  return parsed.success ? [] : faultsOf(parsed.error)
}

export const GroupSettings = z.object({
  ...lists,
  /** An appointment that waits for longer than this is overdue. */
  graceMinutes: z.int(),
  whenFull: SlotRule,
  whenClosed: SlotRule,
  /** So long after its appointment an event that is bound to an agent goes to the whole group. */
  releaseMinutes: z.nullable(z.int()),
  version: z.int(),
  status: z.int(),
})
export type GroupSettings = z.output<typeof GroupSettings>

/** Whether a group is open at a time of a weekday (`hh:mm`); without hours it always is. */
export const isOpenAt = (hours: readonly OpeningHours[], weekday: number, time: string): boolean =>
  hours.length === 0 ||
  hours.some((one) => one.weekday === weekday && one.from <= time && time < one.to)

/** What stands beside a group in the list of all. */
const GroupSummary = z.object({
  AcdGroupsID: z.int(),
  /** Room for appointments in the rest of today's open half hours; null: any number. */
  capacityLeftToday: z.nullable(z.int()),
  members: z.int(),
})
export type GroupSummary = z.infer<typeof GroupSummary>

export const listGroupSummaries = {
  name: 'listGroupSummaries',
  summary: 'How much room each group has left today, and how many members',
  method: 'GET',
  path: '/app/v1/groups/summaries',
  right: 'read',
  tenant: 'token',
  response: shortOf(GroupSummary),
  ...noBody,
} as const satisfies Endpoint

const one = {
  path: '/app/v1/groups/{AcdGroupsID}/settings',
  params: z.object({ AcdGroupsID: IdText }),
  tenant: 'token',
  response: GroupSettings,
} as const

export const getGroupSettings = {
  ...one,
  name: 'getGroupSettings',
  summary: 'A group’s goals, opening hours, capacity and members',
  method: 'GET',
  right: 'read',
  ...noBody,
} as const satisfies Endpoint

export const setGroupSettings = {
  ...one,
  name: 'setGroupSettings',
  summary: 'Set a group’s goals, opening hours, capacity and members, all of them at once',
  method: 'PUT',
  right: 'admin',
  body: SettingsChange,
  bodyLimit: 1024 * 1024,
} as const satisfies Endpoint
