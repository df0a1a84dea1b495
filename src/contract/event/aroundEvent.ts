import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { shortOf } from '../envelope'
import { IdText, Stamp } from '../values/scalars'
import { HistoryEntry } from './eventActions'
import { BodyReport } from './eventBody'
import { AcdEvent } from './events'

/** One reason why an event is still open, as a code and what it counts. */
const WaitReason = z.discriminatedUnion('code', [
  /** It passed a minute ago or more, and no agent has the event. */
  z.object({ code: z.literal('appointment_passed') }),
  z.object({ code: z.literal('appointment_ahead') }),
  z.object({ code: z.literal('bound_to_agent'), UsersID: z.int() }),
  /** By age, among the open events of the group that wait for anyone and are due. */
  z.object({ code: z.literal('in_line'), place: z.int(), of: z.int() }),
  /** Of all open events of the group. */
  z.object({ code: z.literal('older_than_most'), percent: z.int(), of: z.int() }),
])
export type WaitReason = z.infer<typeof WaitReason>

export const listWaitReasons = {
  name: 'listStandingReasons',
  summary: 'Why one ACD event is still open, as far as the data prove it; none for a closed one',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/standing-reasons',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdEventsID: IdText }),
  response: z.object({ reasons: z.array(WaitReason), status: z.literal(200) }),
  ...noBody,
} as const satisfies Endpoint

const CallerEvent = z.object({
  ID: z.int(),
  AcdEventTypesID: z.int(),
  AcdEventStatusID: z.int(),
  Sender: z.string(),
  Subject: z.string(),
  dtCreated: Stamp,
})
export type CallerEvent = z.infer<typeof CallerEvent>

const CallerEvents = z.object({
  records: z.array(CallerEvent),
  count: z.int(),
  /** There are older ones that were not read. */
  more: z.boolean(),
})

export const listCallerEvents = {
  name: 'listCallerEvents',
  summary: 'Other ACD events of the same number or address in any notation, the newest first',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/same-caller',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdEventsID: IdText }),
  response: z.extend(CallerEvents, { status: z.literal(200) }),
  ...noBody,
} as const satisfies Endpoint

/**
 * One event as its page shows it, all of it as of one snapshot. `version` is the record's ETag, for
 * `If-Match`. What is said of the body comes along where that is quick; else it has its own address.
 */
export const getOpenedEvent = {
  name: 'getOpenedEvent',
  summary: 'One ACD event with its history, its caller’s other events and why it is still open',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/opened',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdEventsID: IdText }),
  response: z.extend(shortOf(AcdEvent), {
    version: z.string(),
    history: z.array(HistoryEntry),
    sameCaller: CallerEvents,
    reasons: z.array(WaitReason),
    body: z.optional(BodyReport),
    /** Since when the upstream does not list it; absent: it does, or there is none. */
    notListedSince: z.optional(Stamp),
  }),
  ...noBody,
} as const satisfies Endpoint
