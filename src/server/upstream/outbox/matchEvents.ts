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
  createdAt: number
  changedAt: number
}

/** What an answer told of another create. */
export type KnownOutcome = { ID: number; isUpdate: boolean; changedAt: number }

export type WriteVerdict =
  | { is: 'done'; ID: number }
  /** It may be one of them, or none. */
  | { is: 'several'; IDs: number[] }
  | { is: 'none' }

/** Two clocks that are set by the network differ by less. */
const clockMs = 5000

const isOfKind = (sought: SoughtEvent, found: FoundEvent) =>
  found.AcdEventTypesID === sought.AcdEventTypesID &&
  found.AcdGroupsID === sought.AcdGroupsID &&
  found.Sender === sought.Sender

const isNewFor = (sought: SoughtEvent, found: FoundEvent) =>
  isOfKind(sought, found) && found.Subject === sought.Subject && found.ID > sought.lastKnownID

const since = (sought: SoughtEvent, moment: number) => moment >= sought.sentAt - clockMs

/** Exactly one is it. */
const verdictOf = (sure: readonly FoundEvent[], unsure: readonly FoundEvent[]): WriteVerdict => {
  const [only, ...others] = sure
  if (only && others.length === 0) return { is: 'done', ID: only.ID }
  const IDs = [...new Set([...sure, ...unsure].map(({ ID }) => ID))].sort((a, b) => a - b)
  return IDs.length > 0 ? { is: 'several', IDs } : { is: 'none' }
}

/** The open event that a create of this sender would have updated, or the one that it made. */
function inGroupWithoutDuplicates(
  sought: SoughtEvent,
  found: readonly FoundEvent[],
  known: readonly KnownOutcome[],
): WriteVerdict {
  const fitting = found.filter(
    (event) =>
      isOfKind(sought, event) &&
      (sought.Receiver === undefined || event.Receiver === sought.Receiver) &&
      since(sought, event.changedAt) &&
      (event.isOpen || isNewFor(sought, event)),
  )
  // What another create made is not this one's; what it changed last may have been changed by both.
  const own = fitting.filter(({ ID }) => !known.some((one) => one.ID === ID && !one.isUpdate))
  const isExplained = ({ ID, changedAt }: FoundEvent) =>
    known.some((one) => one.ID === ID && one.changedAt === changedAt)
  const isMade = (event: FoundEvent) => own.includes(event) && isNewFor(sought, event)
  const sure = fitting.filter((event) => isMade(event) || !isExplained(event))
  return verdictOf(
    sure,
    fitting.filter((event) => !sure.includes(event)),
  )
}

/** Of creates with the same signature each record may be any one. */
const signature = (sought: SoughtEvent) => {
  const { AcdEventTypesID, AcdGroupsID, Sender, Subject, bNoDuplicateEvents } = sought
  const said = bNoDuplicateEvents ? [] : [Subject]
  return JSON.stringify([AcdEventTypesID, AcdGroupsID, Sender, ...said])
}

/** In the order in which they were sent. */
function bySignature(sought: readonly SoughtEvent[]): SoughtEvent[][] {
  const groups = new Map<string, SoughtEvent[]>()
  for (const one of sought.toSorted((a, b) => a.sentAt - b.sentAt || a.id - b.id)) {
    const key = signature(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

/**
 * Creates that look the same: each record is one of them. One that came before a create was sent, by
 * clocks that may differ, is left to a person.
 */
function alike(
  sought: readonly SoughtEvent[],
  free: readonly FoundEvent[],
): Map<number, WriteVerdict> {
  const fitting = (one: SoughtEvent) => free.filter((event) => isNewFor(one, event))
  const sure = (one: SoughtEvent) => fitting(one).filter((event) => since(one, event.createdAt))
  const early = (one: SoughtEvent) => fitting(one).filter((event) => !since(one, event.createdAt))
  const left = new Set(sought.flatMap(sure))
  if (left.size > sought.length) {
    return new Map(sought.map((one) => [one.id, verdictOf(sure(one), early(one))]))
  }
  const verdicts = new Map<number, WriteVerdict>()
  for (const one of sought) {
    const first = sure(one).find((event) => left.delete(event))
    verdicts.set(one.id, verdictOf(first ? [first] : [], first ? [] : early(one)))
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
  for (const group of bySignature(sought)) {
    if (group.some(({ isWaiting }) => isWaiting)) continue
    if (group[0]?.bNoDuplicateEvents) {
      for (const one of group) verdicts.set(one.id, inGroupWithoutDuplicates(one, found, known))
    } else {
      for (const [id, verdict] of alike(group, free)) verdicts.set(id, verdict)
    }
  }
  return verdicts
}
