import { assignAlike, verdictOf } from './assignAlike'
import type { WriteVerdict } from './search'

/** A create whose outcome is unclear, and what its event is recognised by. */
export type SoughtEvent = {
  id: number
  AcdEventTypesID: number
  AcdGroupsID: number
  Sender: string
  Receiver: string | undefined
  Subject: string
  /** The group updates the open event of a sender in place of creating another. */
  bNoDuplicateEvents: boolean
  /** The highest ID that was known before it was sent. */
  lastKnownID: number
  sentAt: number
  /** Somebody still waits for its answer. */
  isWaiting: boolean
}

/** An event of the mirror that may be it. */
export type FoundEvent = {
  ID: number
  AcdEventTypesID: number
  AcdGroupsID: number
  Sender: string
  Receiver: string | null
  Subject: string
  isOpen: boolean
  /** More than its dates has changed since: somebody has worked on it, or closed it. */
  isWorkedOn: boolean
  createdAt: number
  changedAt: number
}

/** What an answer told of another create. */
export type KnownOutcome = { ID: number; isUpdate: boolean; changedAt: number }

/** Two clocks that are set by the network differ by less. */
const clockMs = 5000

const isOfKind = (sought: SoughtEvent, found: FoundEvent) =>
  found.AcdEventTypesID === sought.AcdEventTypesID &&
  found.AcdGroupsID === sought.AcdGroupsID &&
  found.Sender === sought.Sender

/** In a group without duplicates a receiver that is given distinguishes events. */
const hasReceiver = ({ bNoDuplicateEvents, Receiver }: SoughtEvent, found: FoundEvent) =>
  !bNoDuplicateEvents || Receiver === undefined || found.Receiver === Receiver

const isNewFor = (sought: SoughtEvent, found: FoundEvent) =>
  isOfKind(sought, found) &&
  hasReceiver(sought, found) &&
  found.Subject === sought.Subject &&
  found.ID > sought.lastKnownID

const since = (sought: SoughtEvent, moment: number) => moment >= sought.sentAt - clockMs

/** Of creates with the same signature each record may be any one. */
const signature = (sought: SoughtEvent) => {
  const { AcdEventTypesID, AcdGroupsID, Sender, Subject, bNoDuplicateEvents } = sought
  const said = bNoDuplicateEvents ? [] : [Subject]
  return JSON.stringify([AcdEventTypesID, AcdGroupsID, Sender, ...said])
}

/** In the order in which they were sent. */
function groupedBy(
  sought: readonly SoughtEvent[],
  keyOf: (one: SoughtEvent) => string,
): SoughtEvent[][] {
  const groups = new Map<string, SoughtEvent[]>()
  for (const one of sought.toSorted((a, b) => a.sentAt - b.sentAt || a.id - b.id)) {
    const key = keyOf(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

/** Creates that look the same. */
function alike(
  sought: readonly SoughtEvent[],
  free: readonly FoundEvent[],
): Map<number, WriteVerdict> {
  const fitting = (one: SoughtEvent) => free.filter((event) => isNewFor(one, event))
  const sure = (one: SoughtEvent) => fitting(one).filter((event) => since(one, event.createdAt))
  const early = (one: SoughtEvent) => fitting(one).filter((event) => !since(one, event.createdAt))
  return assignAlike(sought, sure, early)
}

const idsOf = (verdict: WriteVerdict | undefined): number[] =>
  verdict?.is === 'several' ? verdict.IDs : []

/** An event that was there, and was changed since, as a create of its sender changes it. */
const mayBeUpdated = (sought: SoughtEvent, found: FoundEvent) =>
  isOfKind(sought, found) &&
  hasReceiver(sought, found) &&
  found.changedAt > found.createdAt &&
  since(sought, found.changedAt) &&
  (found.isOpen || found.isWorkedOn || found.ID > sought.lastKnownID)

/**
 * Creates of one sender in a group without duplicates: each has made an event, or updated the open
 * one. One change is one create's, where nothing else explains it: no other create, answered or
 * sought, and nobody who has worked on the event. Else a person decides.
 */
function withoutDuplicates(
  group: readonly SoughtEvent[],
  found: readonly FoundEvent[],
  { free, known }: { free: readonly FoundEvent[]; known: readonly KnownOutcome[] },
): Map<number, WriteVerdict> {
  const verdicts = new Map<number, WriteVerdict>()
  for (const same of groupedBy(group, ({ Subject }) => Subject)) {
    for (const [id, verdict] of alike(same, free)) verdicts.set(id, verdict)
  }
  const rest = group.filter(({ id }) => verdicts.get(id)?.is !== 'done')
  const isExplained = (event: FoundEvent) =>
    event.isWorkedOn ||
    !event.isOpen ||
    known.some(({ ID, changedAt }) => ID === event.ID && changedAt === event.changedAt) ||
    rest.filter((one) => mayBeUpdated(one, event)).length > 1
  for (const one of rest) {
    const made = idsOf(verdicts.get(one.id))
    const updated = found.filter((event) => mayBeUpdated(one, event) || made.includes(event.ID))
    const sure = updated.filter((event) => !isExplained(event) && !made.includes(event.ID))
    const unsure = updated.filter((event) => !sure.includes(event))
    verdicts.set(one.id, made.length > 0 ? verdictOf([], updated) : verdictOf(sure, unsure))
  }
  return verdicts
}

/**
 * What became of creates whose outcome is unclear, by the events of the mirror in the order of their
 * IDs. Where somebody still waits for the answer of one, a record may be that one's, so nothing is
 * said yet of those that look like it.
 */
export function matchEvents(
  sought: readonly SoughtEvent[],
  found: readonly FoundEvent[],
  known: readonly KnownOutcome[],
): Map<number, WriteVerdict> {
  const verdicts = new Map<number, WriteVerdict>()
  const made = new Set(known.filter(({ isUpdate }) => !isUpdate).map(({ ID }) => ID))
  const free = found.filter(({ ID }) => !made.has(ID))
  for (const group of groupedBy(sought, signature)) {
    if (group.some(({ isWaiting }) => isWaiting)) continue
    const isUnique = group[0]?.bNoDuplicateEvents
    const told = isUnique ? withoutDuplicates(group, found, { free, known }) : alike(group, free)
    for (const [id, verdict] of told) verdicts.set(id, verdict)
  }
  return verdicts
}
