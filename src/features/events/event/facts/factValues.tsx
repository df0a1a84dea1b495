import type { ReactNode } from 'react'
import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import type { Names } from '@/session/useNames'
import { formatNumber } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { CrmLink } from './CrmLink'
import { EventInstant } from './EventInstant'
import { FilterLink } from './FilterLink'
import { Party } from './Party'

/** In the heading, its line, the strip, and the body. */
type ShownAbove =
  | 'ID'
  | 'AcdEventTypesID'
  | 'AcdEventStatusID'
  | 'Sender'
  | 'dtRemind'
  | 'AcdGroupsID'
  | 'UsersID'
  | 'nPriority'
  | 'EventData'
  | 'Result_'
type FactKey = Exclude<keyof AcdEvent, ShownAbove>
type Value = (event: AcdEvent, names: Names) => ReactNode

const text =
  (key: 'Subject' | 'ForeignSystemNumber' | 'UserData' | 'UserData2' | 'UserData3'): Value =>
  ({ [key]: value }) =>
    value ? <UntrustedText text={value} /> : m.common.nothing

type NumberKey = {
  [Key in FactKey]: AcdEvent[Key] extends number | null ? Key : never
}[FactKey]
const number =
  (key: NumberKey): Value =>
  ({ [key]: value }) =>
    value === null ? m.common.nothing : formatNumber(value)

const instant =
  (key: 'dtCreated' | 'dtReceived' | 'dtModified' | 'dtLastModified'): Value =>
  ({ [key]: stamp }) => <EventInstant stamp={stamp} />

const group =
  (key: 'AcdConfigurationGroupsID' | 'AcdAgentGroupsID'): Value =>
  ({ [key]: id }, names) =>
    id === null ? m.common.nothing : <FilterLink filter={`group:${id}`} text={names.group(id)} />

/** Every key of the contract that does not stand above, in this order: none is forgotten. */
const values: Record<FactKey, Value> = {
  Subject: text('Subject'),
  Receiver: ({ Receiver, AcdEventTypesID }) => <Party text={Receiver} type={AcdEventTypesID} />,
  ForeignSystemNumber: text('ForeignSystemNumber'),
  CrmURL: ({ CrmURL }) => <CrmLink url={CrmURL} />,
  UserData: text('UserData'),
  UserData2: text('UserData2'),
  UserData3: text('UserData3'),
  dtCreated: instant('dtCreated'),
  dtReceived: instant('dtReceived'),
  dtModified: instant('dtModified'),
  dtLastModified: instant('dtLastModified'),
  AcdConfigurationGroupsID: group('AcdConfigurationGroupsID'),
  AcdAgentGroupsID: group('AcdAgentGroupsID'),
  LastAgentTime: ({ LastAgentTime }) => m.event.seconds(LastAgentTime),
  bCloseByForeignSystem: ({ bCloseByForeignSystem: isSo }) => (isSo ? m.common.yes : m.common.no),
  SkillsID1: number('SkillsID1'),
  SkillsValue1: number('SkillsValue1'),
  SkillsID2: number('SkillsID2'),
  SkillsValue2: number('SkillsValue2'),
  SkillsID3: number('SkillsID3'),
  SkillsValue3: number('SkillsValue3'),
  ChatConnectorsID: number('ChatConnectorsID'),
  AcdWorkFlowConnectorsID: number('AcdWorkFlowConnectorsID'),
  AcdInboxesID: number('AcdInboxesID'),
  WorkFlowMonitorPointsID: number('WorkFlowMonitorPointsID'),
  AcdReplyingTypesID: number('AcdReplyingTypesID'),
}

/** The table has no other keys. */
export const factKeys = Object.keys(values) as readonly FactKey[]

export const factValue = (key: FactKey, event: AcdEvent, names: Names): ReactNode =>
  values[key](event, names)

/** True where a key says something: not empty, not zero, not "no". */
export const holds = (value: AcdEvent[FactKey]): boolean => Boolean(value)
