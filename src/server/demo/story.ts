import type { AcdEvent } from '@/contract/event/events'
import { eventData } from '../events/eventData'
import { bookedAppointments } from './appointments'
import { demoEvents, type EventMaking, eventMaker } from './events'
import { caller, type Language } from './people'
import { hostile, veryLongSubject } from './texts'
import { documentedUser, inactiveUser } from './users'
import { partiesOf } from './words'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type StoryEvent = Partial<AcdEvent> & {
  language?: Language
  Body?: string
  /** How long ago it came. */
  ago?: number
  /** The appointment, from now. */
  inMs?: number
}

/** The events that the story is told with, after the crowd. */
const story: readonly StoryEvent[] = [
  {
    Subject: 'Waits since last week and nobody has it',
    language: 'en',
    AcdEventTypesID: 3,
    AcdEventStatusID: 1,
    ago: 8 * day,
  },
  {
    Subject: 'Rückruftermin vor einer Stunde verpasst',
    language: 'de',
    AcdEventTypesID: 3,
    AcdEventStatusID: 1,
    ago: day,
    inMs: -hour,
  },
  {
    Subject: 'Rendez-vous plus tard dans la journée',
    language: 'fr',
    AcdEventTypesID: 3,
    AcdEventStatusID: 1,
    ago: 2 * hour,
    inMs: 3 * hour,
  },
  {
    Subject: 'Appointment next week',
    language: 'en',
    AcdEventTypesID: 3,
    AcdEventStatusID: 1,
    ago: hour,
    inMs: 7 * day,
  },
  {
    Subject: veryLongSubject,
    language: 'en',
    AcdEventTypesID: 5,
    AcdEventStatusID: 20,
    ago: 3 * hour,
  },
  { ...hostile, AcdEventTypesID: 5, AcdEventStatusID: 20, ago: 4 * hour },
  {
    Subject: 'Lässt sich keinem Agenten zustellen',
    language: 'de',
    AcdEventTypesID: 5,
    AcdEventStatusID: 100,
    ago: 5 * hour,
  },
  {
    Subject: 'Still with somebody who has left',
    language: 'en',
    AcdEventTypesID: 5,
    AcdEventStatusID: 30,
    UsersID: inactiveUser,
    ago: 20 * day,
  },
  {
    Subject: 'Ticket 123456',
    AcdEventTypesID: 6,
    AcdEventStatusID: 30,
    UserData: '123456',
    Sender: 'info@example.com',
    Receiver: 'support@jtel.de',
    CrmURL: 'https://www.jtel.de',
    ago: 6 * hour,
    UsersID: documentedUser,
  },
]

/** Every type and every status at least once, however the dice fall. */
const corners: readonly StoryEvent[] = [
  ...[1, 2, 3, 4, 5, 6, 7].map((type) => ({ AcdEventTypesID: type })),
  ...[0, 1, 2, 4, 10, 20, 30, 40, 99, 100].map((status) => ({ AcdEventStatusID: status })),
  { AcdEventTypesID: 7, AcdEventStatusID: 98 },
]

function teller(making: EventMaking) {
  const { random, stamp, make } = eventMaker(making)
  return (ID: number, { language, Body, ago, inMs, ...values }: StoryEvent): AcdEvent => {
    const created = making.now - (ago ?? random.integer(1, 600) * minute)
    const made = make(ID, created, values.AcdEventTypesID ?? 5)
    const parties = language && partiesOf(made.AcdEventTypesID, caller(random, language))
    const event = {
      ...made,
      ...parties,
      UsersID: null,
      dtModified: made.dtCreated,
      dtLastModified: made.dtCreated,
      dtRemind: inMs === undefined ? null : stamp(making.now + inMs),
      ...values,
    }
    const { AcdEventTypesID, CrmURL, UserData, EventData, Subject } = event
    return {
      ...event,
      ForeignSystemNumber: AcdEventTypesID === 6 ? UserData : null,
      // What the crowd would have said does not fit under a subject of its own.
      EventData: Subject === made.Subject ? EventData : eventData({ CrmURL, UserData, Body }),
    }
  }
}

const size = 400
const firstId = 2001

/** 400 events of client 1, with the story among them. */
export function demoStory(making: EventMaking): AcdEvent[] {
  // Before the story, whose IDs stay as they are.
  const told = [...bookedAppointments(making), ...story, ...corners]
  const count = size - told.length
  const crowd = [...demoEvents({ ...making, count, firstId })]
  const tell = teller({ ...making, seed: making.seed + 1 })
  return [...crowd, ...told.map((event, place) => tell(firstId + count + place, event))]
}
