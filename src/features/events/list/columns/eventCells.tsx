import type { EventSearch } from '@/contract/event/eventSearch'
import type { AcdEvent } from '@/contract/event/events'
import type { EventColumn } from '@/contract/event/listColumns'
import { stampInstant } from '@/contract/values/zone'
import { PhoneNumber } from '@/fields/PhoneNumber'
import { m } from '@/messages'
import type { Centre } from '@/session/useCentre'
import type { Names } from '@/session/useNames'
import type { Column } from '@/ui/table/DataRow'
import type { ColumnWidth } from '@/ui/table/fitColumns'
import { Dimmed } from '@/ui/text/Dimmed'
import { formatAge, formatNumber, formatStamp, formatStampShort } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { EventLink } from '../../EventLink'
import { EventStatus } from '../../EventStatus'
import { EventType } from '../../EventType'
import { Lateness } from '../../Lateness'
import { latenessOf } from '../../lateness'
import { descendsFirst } from './columnRules'
import { columnTitle } from './columnTitle'

export type CellSettings = {
  names: Names
  centre: Centre
  search: EventSearch
  /** E.164 digits, spaced for reading. */
  spaced: (digits: string) => string
}

export const ageOf = (event: AcdEvent, { now, zone }: Centre): string =>
  formatAge(Math.max(0, now - (stampInstant(event.dtCreated, zone) ?? now)))

const Nothing = () => <Dimmed>{m.common.nothing}</Dimmed>

export function StampCell({ stamp, now }: { stamp: string | null; now: number }) {
  if (stamp === null) return <Nothing />
  return <span title={formatStamp(stamp)}>{formatStampShort(stamp, now)}</span>
}

/** When it is to be; once that has passed unanswered, by how much. */
function Appointment({ event, centre }: { event: AcdEvent; centre: Centre }) {
  const late = latenessOf(event, centre)
  return late === undefined || event.dtRemind === null ? (
    <StampCell stamp={event.dtRemind} now={centre.now} />
  ) : (
    <Lateness late={late} stamp={event.dtRemind} />
  )
}

export type EventCells = Record<EventColumn, Column<AcdEvent>['cell']>

/**
 * How each column shows its value. Each row holds the link to its event: in the subject, or where
 * that is not shown in the column that is named.
 */
export function eventCells(
  { names, centre, search, spaced }: CellSettings,
  linked: EventColumn | undefined,
): EventCells {
  const cells: EventCells = {
    id: ({ ID }) => ID,
    type: (event) => <EventType id={event.AcdEventTypesID} />,
    status: (event) => <EventStatus id={event.AcdEventStatusID} />,
    group: (event) => <UntrustedText text={names.group(event.AcdGroupsID)} oneLine />,
    agent: ({ UsersID }) =>
      UsersID === null ? <Nothing /> : <UntrustedText text={names.user(UsersID)} oneLine />,
    sender: (event) => (
      <PhoneNumber text={event.Sender} type={event.AcdEventTypesID} spaced={spaced} />
    ),
    receiver: ({ Receiver, AcdEventTypesID }) =>
      Receiver === null ? (
        <Nothing />
      ) : (
        <PhoneNumber text={Receiver} type={AcdEventTypesID} spaced={spaced} />
      ),
    subject: (event, tabIndex) => <EventLink event={event} search={search} tabIndex={tabIndex} />,
    priority: (event) => formatNumber(event.nPriority),
    created: ({ dtCreated }) => <StampCell stamp={dtCreated} now={centre.now} />,
    modified: ({ dtModified }) => <StampCell stamp={dtModified} now={centre.now} />,
    appointment: (event) => <Appointment {...{ event, centre }} />,
    age: (event) => ageOf(event, centre),
  }
  if (linked === undefined) return cells
  const plain = cells[linked]
  const link: EventCells[EventColumn] = (event, tabIndex) => (
    <EventLink event={event} search={search} tabIndex={tabIndex}>
      {plain(event, tabIndex)}
    </EventLink>
  )
  return { ...cells, [linked]: link }
}

/** The columns of the list on wide screens. */
export const eventColumns = (
  columns: readonly EventColumn[],
  cells: EventCells,
  widthOf: (column: EventColumn) => ColumnWidth,
): Column<AcdEvent>[] =>
  columns.map((column) => ({
    key: column,
    title: columnTitle(column),
    ...widthOf(column),
    cell: cells[column],
    sortable: true,
    descendsFirst: descendsFirst[column],
  }))
