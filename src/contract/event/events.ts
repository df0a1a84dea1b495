import * as z from 'zod/mini'
import { type Endpoint, noBody, restBase } from '../endpoint'
import { ListQuery, listOf, shortOf } from '../envelope'
import { IdText, Stamp } from '../values/scalars'

export const eventTypeIds = { voiceMail: 1, fax: 2, callback: 3, sms: 4, ticket: 6 } as const
/** Types whose Sender and Receiver are telephone numbers. */
export const telephoneTypes: readonly number[] = [eventTypeIds.voiceMail, eventTypeIds.callback]

const OptionalId = z.nullable(z.int())
const OptionalText = z.nullable(z.string())
const OptionalStamp = z.nullable(Stamp)

/** The documented 32 keys in their order, then ours; `Result_` only in the duplicate case. */
export const AcdEvent = z.object({
  SkillsValue2: OptionalId,
  SkillsValue1: OptionalId,
  ChatConnectorsID: OptionalId,
  UserData: OptionalText,
  SkillsValue3: OptionalId,
  dtReceived: OptionalStamp,
  AcdGroupsID: z.int(),
  dtRemind: OptionalStamp,
  EventData: z.string(),
  AcdWorkFlowConnectorsID: OptionalId,
  AcdInboxesID: OptionalId,
  ID: z.int(),
  LastAgentTime: z.int(),
  CrmURL: OptionalText,
  WorkFlowMonitorPointsID: OptionalId,
  AcdReplyingTypesID: OptionalId,
  AcdEventTypesID: z.int(),
  dtModified: Stamp,
  bCloseByForeignSystem: z.boolean(),
  Receiver: OptionalText,
  Subject: z.string(),
  UsersID: OptionalId,
  Sender: z.string(),
  ForeignSystemNumber: OptionalText,
  dtCreated: Stamp,
  UserData2: OptionalText,
  UserData3: OptionalText,
  SkillsID3: OptionalId,
  SkillsID1: OptionalId,
  SkillsID2: OptionalId,
  AcdEventStatusID: z.int(),
  dtLastModified: Stamp,
  nPriority: z.int(),
  AcdConfigurationGroupsID: OptionalId,
  AcdAgentGroupsID: OptionalId,
  Result_: z.optional(z.literal('UPDATED')),
})
export type AcdEvent = z.infer<typeof AcdEvent>

/** `ShortText` is a translation key, `Table.Name`. */
const NamedId = z.object({ ShortText: z.string(), ID: z.int() })

export const listEvents = {
  name: 'listEvents',
  heavy: 'whole',
  summary: 'All ACD events',
  method: 'GET',
  path: `${restBase}/acd/events`,
  right: 'read',
  tenant: 'path',
  query: ListQuery,
  response: listOf(AcdEvent),
  ...noBody,
} as const satisfies Endpoint

export const getEvent = {
  name: 'getEvent',
  summary: 'One ACD event by its ID',
  method: 'GET',
  path: `${restBase}/acd/events/event/{AcdEventsID}`,
  right: 'read',
  tenant: 'path',
  params: z.object({ AcdEventsID: IdText }),
  response: shortOf(AcdEvent),
  ...noBody,
} as const satisfies Endpoint

export const listEventTypes = {
  name: 'listEventTypes',
  summary: 'The seven types of ACD events',
  method: 'GET',
  path: `${restBase}/acd/events/types`,
  right: 'read',
  tenant: 'path',
  query: ListQuery,
  response: listOf(NamedId),
  ...noBody,
} as const satisfies Endpoint

export const listEventStatus = {
  name: 'listEventStatus',
  summary: 'The eleven statuses of ACD events',
  method: 'GET',
  path: `${restBase}/acd/events/status`,
  right: 'read',
  tenant: 'path',
  query: ListQuery,
  response: listOf(NamedId),
  ...noBody,
} as const satisfies Endpoint

/** What somebody wrote, or what a refused duplicate left behind in place of a second event. */
const EventComment = z.object({
  ID: z.int(),
  dtCreated: Stamp,
  Subject: OptionalText,
  Body: OptionalText,
  /** Null in what was written before there was an audit log. */
  Author: OptionalText,
  UsersID: OptionalId,
})

export const listEventComments = {
  name: 'listEventComments',
  summary: 'The comments of one ACD event, oldest first',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/comments',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdEventsID: IdText }),
  response: shortOf(EventComment),
  ...noBody,
} as const satisfies Endpoint
