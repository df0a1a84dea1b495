import * as z from 'zod/mini'
import { type Endpoint, jsonBody, noBody } from '../endpoint'
import { shortOf } from '../envelope'
import { faultText } from '../fault'
import { actionOfAct } from '../upstream/recordActions'
import { DateText, filledText, Id, IdText, integerFrom, Stamp, TimeText } from '../values/scalars'
import { appointmentFaults } from './appointment'
import { eventActionNames } from './eventSteps'
import { AcdEvent } from './events'

const longestComment = 10_000
/** Events that one call can act on. */
const maxEvents = 500

const Comment = z.optional(filledText(longestComment))

/** A reminder is answered until then; what is moved is not, and may find its slot full or closed. */
const appoint = z.object({
  action: z.enum(['remind', 'move']),
  dtAppointmentDate: z.optional(DateText),
  dtAppointmentTime: z.optional(TimeText),
  Comment,
})
/** A date, a time or both, as when an event is created: one of them is needed. */
const appointAt = z.check<z.output<typeof appoint>>(({ value, issues }) => {
  if (value.dtAppointmentDate ?? value.dtAppointmentTime) return
  const message = faultText('required')
  issues.push({ code: 'custom', path: ['dtAppointmentDate'], message, input: undefined })
})

/** What is done to an event, with a comment where one is given. */
export const EventAction = z.discriminatedUnion(
  'action',
  [
    z.object({ action: z.enum(['take', 'seen', 'release', 'close', 'reopen']), Comment }),
    z.object({ action: z.literal('handToAgent'), UsersID: Id, Comment }),
    z.object({ action: z.literal('handToGroup'), AcdGroupsID: Id, Comment }),
    z.object({ action: z.literal('priority'), nPriority: integerFrom(0, 200), Comment }),
    z.object({ action: z.literal('comment'), Comment: filledText(longestComment) }),
    appoint.check(appointAt),
  ],
  { error: faultText('bad_choice', eventActionNames.join(', ')) },
)
export type EventAction = z.output<typeof EventAction>

const actions = { method: 'POST', right: 'act', tenant: 'token', idempotent: true } as const
const EventPath = z.object({ AcdEventsID: IdText })

export const actOnEvent = {
  ...actions,
  name: 'actOnEvent',
  summary:
    'Take, hand on, mark, remind, move, release, weigh, comment, close or reopen one ACD event',
  path: '/app/v1/events/{AcdEventsID}/actions',
  params: EventPath,
  body: EventAction,
  faultsNow: appointmentFaults,
  does: actionOfAct,
  conditional: true,
  response: shortOf(AcdEvent),
  ...jsonBody,
} as const satisfies Endpoint

/** `status` as if each had been asked for alone; `error` says why it is not 200. */
const ActionResult = z.object({
  ID: z.int(),
  status: z.int(),
  error: z.optional(z.string()),
})

export type ActionResult = z.infer<typeof ActionResult>

export const actOnEvents = {
  ...actions,
  name: 'actOnEvents',
  summary: 'The same on many ACD events, with a result for each',
  path: '/app/v1/events/actions',
  body: z.object({
    IDs: z.array(Id).check(z.minLength(1), z.maxLength(maxEvents)),
    act: EventAction,
  }),
  does: (body) => actionOfAct(Object(body).act),
  faultsNow: (body, at) =>
    appointmentFaults(Object(body).act, at).map(({ path, message }) => ({
      path: `act.${path}`,
      message,
    })),
  response: z.object({ results: z.array(ActionResult), count: z.int(), status: z.literal(200) }),
  ...jsonBody,
} as const satisfies Endpoint

/** One change or comment; `before` and `after` hold the keys that changed. */
export const HistoryEntry = z.object({
  dtCreated: Stamp,
  name: z.nullable(z.string()),
  role: z.nullable(z.string()),
  UsersID: z.nullable(z.int()),
  action: z.string(),
  comment: z.nullable(z.string()),
  before: z.nullable(z.record(z.string(), z.unknown())),
  after: z.nullable(z.record(z.string(), z.unknown())),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const getEventHistory = {
  name: 'getEventHistory',
  summary: 'Who changed or commented what of one ACD event, oldest first',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/history',
  right: 'read',
  tenant: 'token',
  params: EventPath,
  response: shortOf(HistoryEntry),
  ...noBody,
} as const satisfies Endpoint
