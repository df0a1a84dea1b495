import { expect, test } from 'vitest'
import { type FoundEvent, type KnownOutcome, matchEvents, type SoughtEvent } from './matchEvents'
import type { WriteVerdict } from './search'

const sent = 1_000_000
const sought = (change: Partial<SoughtEvent> = {}): SoughtEvent => ({
  id: 1,
  AcdEventTypesID: 3,
  AcdGroupsID: 235,
  Sender: '491',
  Receiver: undefined,
  Subject: 'Call',
  bNoDuplicateEvents: false,
  lastKnownID: 10,
  sentAt: sent,
  isWaiting: false,
  ...change,
})
const found = (change: Partial<FoundEvent> = {}): FoundEvent => ({
  ID: 11,
  AcdEventTypesID: 3,
  AcdGroupsID: 235,
  Sender: '491',
  Receiver: null,
  Subject: 'Call',
  isOpen: true,
  isWorkedOn: false,
  createdAt: sent,
  changedAt: sent,
  ...change,
})
const done = (ID: number): WriteVerdict => ({ is: 'done', ID })
const several = (...IDs: number[]): WriteVerdict => ({ is: 'several', IDs })
const none: WriteVerdict = { is: 'none' }
const unique = { bNoDuplicateEvents: true }

type Row = [
  name: string,
  sought: SoughtEvent[],
  found: FoundEvent[],
  known: KnownOutcome[],
  verdicts: Record<number, WriteVerdict>,
]

test.each<Row>([
  ['nothing is there', [sought()], [], [], { 1: none }],
  ['exactly one', [sought()], [found()], [], { 1: done(11) }],
  ['two', [sought()], [found(), found({ ID: 12 })], [], { 1: several(11, 12) }],
  ['another type', [sought()], [found({ AcdEventTypesID: 1 })], [], { 1: none }],
  ['another group', [sought()], [found({ AcdGroupsID: 1 })], [], { 1: none }],
  ['another sender', [sought()], [found({ Sender: '492' })], [], { 1: none }],
  ['another subject', [sought()], [found({ Subject: 'Mail' })], [], { 1: none }],
  ['known before', [sought()], [found({ ID: 10 })], [], { 1: none }],
  [
    'created long before it was sent: a person decides',
    [sought()],
    [found({ createdAt: sent - 60_000 })],
    [],
    { 1: several(11) },
  ],
  [
    'of two that look alike one was done: the first',
    [sought(), sought({ id: 2, sentAt: sent + 1 })],
    [found()],
    [],
    { 1: done(11), 2: none },
  ],
  [
    'of two that look alike both were done',
    [sought({ id: 2, sentAt: sent + 1 }), sought()],
    [found(), found({ ID: 12 })],
    [],
    { 1: done(11), 2: done(12) },
  ],
  [
    'what another create has become is not this one',
    [sought()],
    [found()],
    [{ ID: 11, isUpdate: false, changedAt: sent }],
    { 1: none },
  ],
  [
    'somebody waits for one that looks alike: nothing is said yet',
    [sought(), sought({ id: 2, isWaiting: true })],
    [found()],
    [],
    {},
  ],
  [
    'without duplicates, an open event of the sender has changed since',
    [sought(unique)],
    [found({ ID: 5, Subject: 'Older', createdAt: 0 })],
    [],
    { 1: done(5) },
  ],
  [
    'without duplicates, it was changed long before',
    [sought(unique)],
    [found({ ID: 5, Subject: 'Older', changedAt: sent - 60_000 })],
    [],
    { 1: none },
  ],
  [
    'without duplicates, of another receiver',
    [sought({ ...unique, Receiver: '493' })],
    [found({ Receiver: '494' })],
    [],
    { 1: none },
  ],
  [
    'without duplicates, a closed one of before is none',
    [sought(unique)],
    [found({ ID: 5, isOpen: false })],
    [],
    { 1: none },
  ],
  [
    'without duplicates, one of two has made the event, and nothing has updated it',
    [sought(unique), sought({ ...unique, id: 2 }), sought({ ...unique, id: 3, Subject: 'Again' })],
    [found()],
    [],
    { 1: done(11), 2: none, 3: none },
  ],
  [
    'without duplicates, one has made the event and the other has updated it',
    [sought(unique), sought({ ...unique, id: 2, Subject: 'Again' })],
    [found({ changedAt: sent + 9 })],
    [],
    { 1: done(11), 2: done(11) },
  ],
  [
    'without duplicates, one change may be of either: a person decides',
    [sought(unique), sought({ ...unique, id: 2, Subject: 'Again' })],
    [found({ ID: 5, changedAt: sent + 9 })],
    [],
    { 1: several(5), 2: several(5) },
  ],
  [
    'without duplicates, somebody has worked on it since: a person decides',
    [sought(unique)],
    [found({ ID: 5, changedAt: sent + 9, isWorkedOn: true })],
    [],
    { 1: several(5) },
  ],
  [
    'without duplicates, made, and closed before it was seen: of the second one a person decides',
    [sought(unique), sought({ ...unique, id: 2 })],
    [found({ changedAt: sent + 9, isOpen: false })],
    [],
    { 1: done(11), 2: several(11) },
  ],
  [
    'without duplicates, it was closed since: a person decides',
    [sought(unique)],
    [found({ ID: 5, changedAt: sent + 9, isOpen: false, isWorkedOn: true })],
    [],
    { 1: several(5) },
  ],
  [
    'without duplicates, made by this one and changed by another that was answered',
    [sought(unique)],
    [found({ changedAt: sent + 9 })],
    [{ ID: 11, isUpdate: true, changedAt: sent + 9 }],
    { 1: done(11) },
  ],
  [
    'without duplicates, what another changed last may have been changed by this one: a person decides',
    [sought(unique)],
    [found({ ID: 5, changedAt: sent + 9 })],
    [{ ID: 5, isUpdate: true, changedAt: sent + 9 }],
    { 1: several(5) },
  ],
])('%s', (_name, all, events, known, verdicts) => {
  expect(Object.fromEntries(matchEvents(all, events, known))).toEqual(verdicts)
})
