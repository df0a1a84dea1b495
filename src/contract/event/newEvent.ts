import * as z from 'zod/mini'
import { type Endpoint, jsonBody, restBase } from '../endpoint'
import { shortOf } from '../envelope'
import { faultText } from '../fault'
import { phoneDigits, readPhone } from '../values/phone'
import {
  DateText,
  filledText,
  Id,
  integerFrom,
  TimeText,
  text,
  WebAddress,
} from '../values/scalars'
import { appointmentFaults } from './appointment'
import { AcdEvent, eventTypeIds, telephoneTypes } from './events'

/** The documented keys of a new event, each by itself. */
export const NewEventFields = z.object({
  AcdEventTypesID: integerFrom(1, 7),
  AcdGroupsID: z.optional(Id),
  AcdConfigurationGroupsID: z.optional(Id),
  AcdAgentGroupsID: z.optional(Id),
  UsersID: z.optional(Id),
  Sender: text(256),
  Receiver: z.optional(text(256)),
  Subject: filledText(1000),
  Body: z.optional(text(100_000)),
  CrmURL: z.optional(WebAddress),
  UserData: z.optional(text(256)),
  nPriority: z.optional(integerFrom(0, 200)),
  dtAppointmentDate: z.optional(DateText),
  dtAppointmentTime: z.optional(TimeText),
})
type Fields = z.infer<typeof NewEventFields>
type Draft = { readonly [Key in keyof Fields]?: unknown }

/** Exactly one form of the group choice: one group, or the pair. */
function groupFaults(event: Draft): [path: keyof Fields, message: string][] {
  const { AcdGroupsID, AcdConfigurationGroupsID, AcdAgentGroupsID } = event
  const pair = [AcdConfigurationGroupsID, AcdAgentGroupsID].filter((id) => id !== undefined).length
  if (AcdGroupsID !== undefined) {
    return pair > 0 ? [['AcdGroupsID', faultText('group_choice_both')]] : []
  }
  if (pair === 0) return [['AcdGroupsID', faultText('group_choice_missing')]]
  if (pair === 2) return []
  const missing = AcdAgentGroupsID === undefined ? 'AcdAgentGroupsID' : 'AcdConfigurationGroupsID'
  return [[missing, faultText('group_choice_half')]]
}

/** Rules between fields. They see an unfinished draft, so that all faults come at once. */
function faultsBetween(event: Draft): [path: keyof Fields, message: string][] {
  const faults = groupFaults(event)
  if (telephoneTypes.some((type) => type === event.AcdEventTypesID)) {
    for (const key of ['Sender', 'Receiver'] as const) {
      const number = event[key]
      const reading = typeof number === 'string' ? readPhone(number) : undefined
      if (reading && 'fault' in reading) faults.push([key, faultText(reading.fault)])
    }
  }
  const otherType =
    typeof event.AcdEventTypesID === 'number' && event.AcdEventTypesID !== eventTypeIds.callback
  if (otherType && event.Body !== undefined) faults.push(['Body', faultText('callback_only')])
  return faults
}

const rulesBetween = z.check<Fields>((payload) => {
  for (const [path, message] of faultsBetween(payload.value)) {
    payload.issues.push({ code: 'custom', path: [path], message, input: payload.value[path] })
  }
})
// Without this the rules would wait until every single field is right.
rulesBetween._zod.def.when = ({ value }) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Telephone numbers of voice mails and callbacks are sent and stored as E.164 digits. */
function withDigits(event: Fields): Fields {
  if (!telephoneTypes.includes(event.AcdEventTypesID)) return event
  const Sender = phoneDigits(event.Sender) ?? event.Sender
  const Receiver = event.Receiver === undefined ? undefined : phoneDigits(event.Receiver)
  return { ...event, Sender, ...(Receiver === undefined ? {} : { Receiver }) }
}

/** The body of POST /acd/events/create: the documented keys and rules. */
export const NewEvent = z.pipe(NewEventFields.check(rulesBetween), z.transform(withDigits))
export type NewEvent = z.output<typeof NewEvent>

export const defaultPriority = 50

export const createEvent = {
  name: 'createEvent',
  summary: 'Create an ACD event, or update the open one where the group forbids duplicates',
  method: 'POST',
  path: `${restBase}/acd/events/create`,
  right: 'create',
  tenant: 'path',
  body: NewEvent,
  faultsNow: appointmentFaults,
  idempotent: true,
  response: shortOf(AcdEvent),
  ...jsonBody,
} as const satisfies Endpoint
