import { mayDo, type Role } from '../roles'

/** Statuses that an action leads to or that a page asks for by name. */
export const statusIds = {
  distribute: 1,
  new: 20,
  seen: 30,
  remind: 40,
  done: 99,
} as const

// 0 EnterSystem, 1 Distribute, 2 TransportSMTP, 4 TransportToGroup, 10 TransportAgent, 20 New,
// 30 Seen, 40 Remind, 98 ChatClosed, 99 Done, 100 Error.
const open = [1, 4, 10, 20, 30, 40]
const anyStatus = [0, 1, 2, 4, 10, 20, 30, 40, 98, 99, 100]

type Step = { from: readonly number[]; to: number | undefined }

/**
 * Every step between statuses that a person may take. An action that is not allowed from a status
 * is not here; without `to` the status stays. While the system itself moves an event (0 and 2) it
 * can only get comments and another priority, and a chat that has ended is never opened again.
 */
export const eventSteps = {
  take: { from: open, to: statusIds.seen },
  handToAgent: { from: open, to: statusIds.new },
  handToGroup: { from: open, to: statusIds.distribute },
  seen: { from: [10, 20], to: statusIds.seen },
  remind: { from: open, to: statusIds.remind },
  move: { from: open, to: undefined },
  release: { from: open, to: statusIds.distribute },
  priority: { from: [0, 2, ...open], to: undefined },
  comment: { from: anyStatus, to: undefined },
  close: { from: [...open, 98, 100], to: statusIds.done },
  reopen: { from: [99, 100], to: statusIds.distribute },
} as const satisfies Record<string, Step>

export type EventActionName = keyof typeof eventSteps

/** In the order in which a page offers them. */
export const eventActionNames = Object.keys(eventSteps) as [EventActionName, ...EventActionName[]]

export const isStep = (action: EventActionName, from: number): boolean => {
  const step: Step = eventSteps[action]
  return step.from.includes(from)
}

/**
 * Whose events one may act on: agents on their own and on those that nobody has, supervisors and
 * admins on all.
 */
export const actsOn = (
  principal: { role: Role; UsersID: number | null },
  event: { UsersID: number | null },
): boolean =>
  mayDo(principal.role, 'actOnAll') || event.UsersID === null || event.UsersID === principal.UsersID
