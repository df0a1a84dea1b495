import * as z from 'zod/mini'
import type { AcdEvent } from '@/contract/events'
import { type Fault, faultsOf, faultText } from '@/contract/fault'
import { eventStatuses, eventTypes, type Named } from '@/contract/filter/names'
import { Id, integerFrom, Stamp } from '@/contract/scalars'

// PostgreSQL holds neither NUL nor half a surrogate pair; all else is kept as it came.
const isStorable = (text: string) => !text.includes('\0') && !/\p{Cs}/u.test(text)
const AnyText = z
  .string()
  .check(z.refine(isStorable, { error: 'must not hold NUL or half a surrogate pair' }))

// It stands in an index, whose entries hold less than 2,704 bytes.
const longestSender = 600
const Sender = AnyText.check(
  z.maxLength(longestSender, { error: faultText('too_long', longestSender) }),
)

const Integer = integerFrom(-2_147_483_648, 2_147_483_647)

const oneOf = (known: readonly Named[]) => {
  const ids = known.map(({ id }) => id)
  const error = faultText('bad_choice', ids.join(', '))
  return Integer.check(z.refine((id) => ids.includes(id), { error }))
}

const emptyText = z._default(z.nullable(AnyText), null)
const emptyId = z._default(z.nullable(Integer), null)
const emptyGroup = z._default(z.nullable(Id), null)
const emptyStamp = z._default(z.nullable(Stamp), null)
const flag = z._default(z.boolean(), false)

/** A record as an import takes it: what an event cannot be without, and the rest where it is. */
const ImportRecord = z.object({
  SkillsValue2: emptyId,
  SkillsValue1: emptyId,
  ChatConnectorsID: emptyId,
  UserData: emptyText,
  SkillsValue3: emptyId,
  dtReceived: emptyStamp,
  AcdGroupsID: Id,
  dtRemind: emptyStamp,
  EventData: z._default(AnyText, '<eventData><urls></urls><body html="true"></body></eventData>'),
  AcdWorkFlowConnectorsID: emptyId,
  AcdInboxesID: emptyId,
  ID: Id,
  LastAgentTime: z._default(Integer, 0),
  CrmURL: emptyText,
  WorkFlowMonitorPointsID: emptyId,
  AcdReplyingTypesID: emptyId,
  AcdEventTypesID: oneOf(eventTypes),
  dtModified: z.optional(z.nullable(Stamp)),
  bCloseByForeignSystem: flag,
  Receiver: emptyText,
  Subject: AnyText,
  UsersID: emptyGroup,
  Sender,
  ForeignSystemNumber: emptyText,
  dtCreated: Stamp,
  UserData2: emptyText,
  UserData3: emptyText,
  SkillsID3: emptyId,
  SkillsID1: emptyId,
  SkillsID2: emptyId,
  AcdEventStatusID: oneOf(eventStatuses),
  dtLastModified: z.optional(z.nullable(Stamp)),
  nPriority: z._default(Integer, 50),
  AcdConfigurationGroupsID: emptyGroup,
  AcdAgentGroupsID: emptyGroup,
})

/** The record, or its faults. Without a time of its own, an event was last changed when it came. */
export function readRecord(value: unknown): { event: AcdEvent } | { faults: Fault[] } {
  const parsed = z.safeParse(ImportRecord, value)
  if (!parsed.success) return { faults: faultsOf(parsed.error) }
  const { dtModified, dtLastModified, ...record } = parsed.data
  const modified = dtModified ?? record.dtCreated
  return { event: { ...record, dtModified: modified, dtLastModified: dtLastModified ?? modified } }
}
