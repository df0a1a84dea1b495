import type { AcdEvent } from '@/contract/event/events'
import { type AcdGroup, groupTypes } from '@/contract/groups'
import type { User } from '@/contract/users'
import { eventData } from '../events/eventData'
import { type FieldsWith, fieldEntries } from '../events/eventFields'
import { emptyGroup } from './groups'
import { caller, callers } from './people'
import { type Random, seeded } from './random'
import { offsetAt, stampWriter } from './stamps'
import { busyClock } from './week'
import { eventTexts, partiesOf } from './words'

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

/** Callbacks and mails are what there is most of. */
const types = [3, 3, 3, 3, 5, 5, 5, 6, 6, 1, 1, 7, 2, 4] as const
const closed = [99, 99, 99, 99, 99, 99, 99, 100] as const
const open = [1, 1, 1, 1, 20, 20, 30, 40, 4, 10, 0, 2] as const

type Rare = FieldsWith<{ default: null; onCreate: 'left' }>
/** Fields that few installations fill. */
const empty = Object.fromEntries(
  fieldEntries
    .filter(([, field]) => field.default === null && field.onCreate === 'left')
    .map(([key]) => [key, null]),
) as { [Key in Rare]: null }

/** How many callers come in about two working days. */
const twoDays = 900

/** Older events are done, the younger the more of them still wait. */
function statusAt(random: Random, type: number, age: number): number {
  const waits = age < day ? 0.85 : age < 7 * day ? 0.35 : 0.04
  if (random.chance(waits)) return random.pick(open)
  return type === 7 && random.chance(0.5) ? 98 : random.pick(closed)
}

/** The groups that take events, each with the line whose calls come to it. */
function desksOf(groups: readonly AcdGroup[]) {
  const lines = new Map(groups.map((group) => [group.PrimaryAcdAgentGroupsID, group.ID]))
  return groups
    .filter(({ ID, AcdGroupTypesID }) => {
      return AcdGroupTypesID !== groupTypes.configuration && ID !== emptyGroup
    })
    .map((group) => ({ group, line: lines.get(group.ID) ?? null }))
}

/** Makes one believable event after the other. */
export function eventMaker({ seed, now, zone, groups, users }: EventMaking) {
  const random = seeded(seed)
  const stamp = stampWriter(zone)
  const clock = busyClock(offsetAt(now, zone))
  const nextCaller = callers(random)
  const desks = desksOf(groups)
  const agents = users.filter(({ bActive }) => bActive)

  /** When the callers of up to two days have come after a moment. */
  const later = (instant: number, share = random.next()) =>
    clock.instantAt(clock.callersAt(instant) + share * twoDays)

  function appointmentOf(type: number, created: number): string | null {
    if (type !== 3 || !random.chance(0.4)) return null
    const from = now - created < 3 * day ? Math.max(created, now - 6 * hour) : created
    return stamp(Math.round(later(from) / (30 * minute)) * 30 * minute)
  }

  function make(ID: number, created: number, type: number = random.pick(types)): AcdEvent {
    const { group, line } = random.pick(desks)
    // Where duplicates are not taken, nobody waits twice.
    const somebody = group.bNoDuplicateEvents ? caller(random) : nextCaller()
    const status = statusAt(random, type, now - created)
    const number = random.digits(6)
    const { Subject, Body } = eventTexts(random, type, somebody, number)
    const isTaken = status >= 20 || status === 10
    const isByLine = line !== null && random.chance(0.6)
    const UserData = type === 6 || random.chance(0.6) ? number : null
    const CrmURL = random.chance(0.5) ? `https://crm.example.com/customers/${number}` : null
    const touched = stamp(status <= 1 ? created : Math.min(now, later(created)))
    return {
      ...empty,
      ID,
      ...partiesOf(type, somebody),
      Subject,
      AcdEventTypesID: type,
      AcdEventStatusID: status,
      AcdGroupsID: group.ID,
      AcdConfigurationGroupsID: isByLine ? line : null,
      AcdAgentGroupsID: isByLine ? group.ID : null,
      UsersID: isTaken && random.chance(0.8) ? random.pick(agents).ID : null,
      UserData,
      ForeignSystemNumber: type === 6 ? UserData : null,
      CrmURL,
      EventData: eventData({ CrmURL, UserData, Body }),
      nPriority: random.pick([50, 50, 50, 50, 10, 80, 120, 200]),
      LastAgentTime: isTaken ? random.integer(20, 900) : 0,
      bCloseByForeignSystem: false,
      dtRemind: appointmentOf(type, created),
      // Callbacks and tickets are created through the API: nothing was received.
      dtReceived: type === 3 || type === 6 ? null : stamp(created),
      dtCreated: stamp(created),
      dtModified: touched,
      dtLastModified: touched,
    }
  }
  return { random, stamp, clock, make }
}

/** Believable events of any number over 90 days, oldest first; a million take seconds. */
export function* demoEvents(
  making: EventMaking & { count: number; firstId?: number },
): Generator<AcdEvent> {
  const { random, clock, make } = eventMaker(making)
  const { count, now, firstId = 1 } = making
  const [first, last] = [clock.callersAt(now - 90 * day), clock.callersAt(now - minute)]
  for (let place = 0; place < count; place += 1) {
    // Denser towards now, as an installation that grows would have it.
    const share = Math.sqrt((place + random.next()) / count)
    const created = Math.floor(clock.instantAt(first + share * (last - first)))
    yield make(firstId + place, Math.min(created, now - minute))
  }
}
