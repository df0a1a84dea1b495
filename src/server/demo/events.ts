import type { AcdEvent } from '@/contract/events'
import type { AcdGroup } from '@/contract/groups'
import type { User } from '@/contract/users'
import { wallStamp } from '@/contract/zone'
import { eventData } from '../events/eventData'
import { type Random, seeded } from './random'
import {
  countries,
  domains,
  firstNames,
  hostile,
  lastNames,
  veryLongSubject,
  wishes,
} from './texts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export type EventMaking = {
  seed: number
  now: number
  zone: string
  groups: readonly AcdGroup[]
  users: readonly User[]
}

const phone = (random: Random) => {
  const [code, length] = random.pick(countries)
  return `${code}${random.integer(1, 9)}${random.digits(length - 1)}`
}

const address = (random: Random) =>
  `${random.pick(firstNames)}.${random.pick(lastNames)}@${random.pick(domains)}`.toLowerCase()

/** Callbacks and mails are what there is most of. */
const types = [3, 3, 3, 3, 5, 5, 5, 6, 6, 1, 1, 7, 2, 4] as const
const closed = [99, 99, 99, 99, 99, 99, 98, 100] as const
const open = [1, 1, 1, 1, 20, 20, 30, 40, 4, 10, 0, 2] as const

const empty = {
  SkillsValue2: null,
  SkillsValue1: null,
  ChatConnectorsID: null,
  SkillsValue3: null,
  AcdWorkFlowConnectorsID: null,
  AcdInboxesID: null,
  WorkFlowMonitorPointsID: null,
  AcdReplyingTypesID: null,
  UserData2: null,
  UserData3: null,
  SkillsID3: null,
  SkillsID1: null,
  SkillsID2: null,
  AcdConfigurationGroupsID: null,
  AcdAgentGroupsID: null,
} as const

/** The keys of the record in the contract's order are the server's business; here only values. */
type Told = { Body: string | null }
const finish = (event: Omit<AcdEvent, 'EventData'>, { Body }: Told): AcdEvent => ({
  ...event,
  EventData: eventData({ CrmURL: event.CrmURL, UserData: event.UserData, Body }),
})

function parties(random: Random, type: number) {
  if (type === 1 || type === 3) return { Sender: phone(random), Receiver: '4919900112233' }
  if (type === 2 || type === 4) return { Sender: `+${phone(random)}`, Receiver: null }
  return { Sender: address(random), Receiver: 'support@jtel.de' }
}

/** Older events are done, the younger the more of them still wait. */
function statusAt(random: Random, age: number): number {
  const waits = age < day ? 0.85 : age < 7 * day ? 0.35 : 0.04
  return random.chance(waits) ? random.pick(open) : random.pick(closed)
}

function appointmentOf(random: Random, type: number, now: number, created: number) {
  if (type !== 3 || !random.chance(0.4)) return null
  const isRecent = now - created < 3 * day
  const from = isRecent ? now - 6 * hour : created
  return Math.round((from + random.integer(0, 3 * day)) / (30 * minute)) * 30 * minute
}

/** One believable event that came at `created`. */
export function demoEvent(
  random: Random,
  ID: number,
  created: number,
  making: EventMaking,
): AcdEvent {
  const { now, zone, groups, users } = making
  const stamp = (instant: number) => wallStamp(instant, zone)
  const type = random.pick(types)
  const status = statusAt(random, now - created)
  const number = random.digits(6)
  const { subject, body } = random.pick(wishes)
  const group = random.pick(groups)
  const touched = Math.min(now, created + (status === 1 ? 0 : random.integer(1, 2880) * minute))
  const remind = appointmentOf(random, type, now, created)
  const isTaken = status >= 20 || status === 10
  return finish(
    {
      ...empty,
      ID,
      ...parties(random, type),
      Subject: subject.replace('#', number),
      AcdEventTypesID: type,
      AcdEventStatusID: status,
      AcdGroupsID: group.ID,
      UsersID: isTaken && random.chance(0.8) ? random.pick(users).ID : null,
      UserData: random.chance(0.6) ? number : null,
      ForeignSystemNumber: type === 6 ? number : null,
      CrmURL: random.chance(0.5) ? `https://crm.example.com/customers/${number}` : null,
      nPriority: random.pick([50, 50, 50, 50, 10, 80, 120, 200]),
      LastAgentTime: isTaken ? random.integer(20, 900) : 0,
      bCloseByForeignSystem: false,
      dtRemind: remind === null ? null : stamp(remind),
      dtReceived: stamp(created),
      dtCreated: stamp(created),
      dtModified: stamp(touched),
      dtLastModified: stamp(touched),
    },
    { Body: type === 3 || type === 5 ? body.replace('#', number) : null },
  )
}

/** Believable events of any number over 90 days, oldest first; a million take seconds. */
export function* demoEvents(
  making: EventMaking & { count: number; firstId?: number },
): Generator<AcdEvent> {
  const random = seeded(making.seed)
  const { count, now, firstId = 1 } = making
  const span = 90 * day
  for (let place = 0; place < count; place += 1) {
    // Denser towards now, as an installation that grows would have it.
    const share = Math.sqrt((place + random.next()) / count)
    yield demoEvent(random, firstId + place, Math.round(now - span + share * span) - minute, making)
  }
}

type Change = Partial<AcdEvent> & { Body?: string; ago?: number; inMs?: number }

/** The events that the story is told with, after the crowd. */
const story: readonly Change[] = [
  {
    Subject: 'Waits since Monday and nobody has it',
    AcdEventTypesID: 3,
    AcdEventStatusID: 1,
    ago: 8 * day,
  },
  {
    Subject: 'Appointment passed an hour ago',
    AcdEventTypesID: 3,
    AcdEventStatusID: 1,
    ago: day,
    inMs: -hour,
  },
  {
    Subject: 'Appointment later today',
    AcdEventTypesID: 3,
    AcdEventStatusID: 1,
    ago: 2 * hour,
    inMs: 3 * hour,
  },
  {
    Subject: 'Appointment next week',
    AcdEventTypesID: 3,
    AcdEventStatusID: 1,
    ago: hour,
    inMs: 7 * day,
  },
  { Subject: veryLongSubject, AcdEventTypesID: 5, AcdEventStatusID: 20, ago: 3 * hour },
  { ...hostile, AcdEventTypesID: 5, AcdEventStatusID: 20, ago: 4 * hour },
  {
    Subject: 'Cannot be delivered to any agent',
    AcdEventTypesID: 5,
    AcdEventStatusID: 100,
    ago: 5 * hour,
  },
  {
    Subject: 'Ticket 123456',
    AcdEventTypesID: 6,
    AcdEventStatusID: 30,
    UserData: '123456',
    ForeignSystemNumber: '123456',
    Sender: 'info@example.com',
    Receiver: 'support@jtel.de',
    CrmURL: 'https://www.jtel.de',
    ago: 6 * hour,
    UsersID: 3,
  },
]

/** Every type and every status at least once, however the dice fall. */
const corners: readonly Change[] = [
  ...[1, 2, 3, 4, 5, 6, 7].map((type) => ({ AcdEventTypesID: type })),
  ...[0, 1, 2, 4, 10, 20, 30, 40, 98, 99, 100].map((status) => ({ AcdEventStatusID: status })),
]

function changed(random: Random, ID: number, change: Change, making: EventMaking): AcdEvent {
  const { Body, ago = random.integer(1, 600) * minute, inMs, ...values } = change
  const created = making.now - ago
  const type = values.AcdEventTypesID ?? 5
  const event = demoEvent(random, ID, created, making)
  const touched = wallStamp(created, making.zone)
  return finish(
    {
      ...event,
      ...parties(random, type),
      UsersID: null,
      ForeignSystemNumber: type === 6 ? event.UserData : null,
      dtModified: touched,
      dtLastModified: touched,
      ...values,
      AcdEventTypesID: type,
      dtRemind: inMs === undefined ? null : wallStamp(making.now + inMs, making.zone),
    },
    { Body: Body ?? null },
  )
}

/** About 400 events of client 1, with the story among them. */
export function demoStory(making: EventMaking): AcdEvent[] {
  const random = seeded(making.seed + 1)
  const crowd = [...demoEvents({ ...making, count: 374, firstId: 2001 })]
  const told = [...story, ...corners].map((change, place) =>
    changed(random, 2375 + place, change, making),
  )
  return [...crowd, ...told]
}
