import type { EventColumn } from '@/contract/eventColumns'
import type { AcdEvent } from '@/contract/events'
import { closedStatusIds } from '@/contract/filter/names'
import { stampInstant } from '@/contract/zone'
import { PhoneNumber } from '@/fields/PhoneNumber'
import type { Centre } from '@/fields/useCentre'
import type { Names } from '@/fields/useNames'
import { type Language, language, m } from '@/messages'
import type { Column } from '@/ui/DataRow'
import { Dimmed } from '@/ui/Dimmed'
import { formatAge, formatNumber, formatStamp, formatStampShort } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import { columnTitle } from './columnTitle'
import { EventLink } from './EventLink'
import { EventStatus } from './EventStatus'
import { EventType } from './EventType'
import classes from './eventCells.module.css'
import type { EventSearch } from './eventSearch'

export type CellSettings = {
  names: Names
  centre: Centre
  search: EventSearch
  /** E.164 digits, spaced for reading. */
  spaced: (digits: string) => string
  /** There is little room: types go without their signs. */
  isTight?: boolean
}

export const ageOf = (event: AcdEvent, { now, zone }: Centre): string =>
  formatAge(Math.max(0, now - (stampInstant(event.dtCreated, zone) ?? now)))

const isDue = ({ dtRemind, AcdEventStatusID }: AcdEvent, { now, zone }: Centre) =>
  dtRemind !== null &&
  !closedStatusIds.includes(AcdEventStatusID) &&
  (stampInstant(dtRemind, zone) ?? Number.POSITIVE_INFINITY) <= now

const Nothing = () => <Dimmed>{m.common.nothing}</Dimmed>

type MomentProps = { stamp: string | null; now: number; isDue?: boolean }

function Moment({ stamp, now, isDue = false }: MomentProps) {
  if (stamp === null) return <Nothing />
  return (
    <span className={isDue ? classes.due : undefined} title={formatStamp(stamp)}>
      {formatStampShort(stamp, now)}
    </span>
  )
}

type Cell = Column<AcdEvent>['cell']

/** How each column shows its value. */
const cellsOf = ({
  names,
  centre,
  search,
  spaced,
  isTight = false,
}: CellSettings): Record<EventColumn, Cell> => ({
  id: ({ ID }) => ID,
  type: (event) => <EventType id={event.AcdEventTypesID} shows={isTight ? 'name' : 'both'} />,
  status: (event) => <EventStatus id={event.AcdEventStatusID} />,
  group: (event) => <Outside text={names.group(event.AcdGroupsID)} oneLine />,
  agent: ({ UsersID }) =>
    UsersID === null ? <Nothing /> : <Outside text={names.user(UsersID)} oneLine />,
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
  created: ({ dtCreated }) => <Moment stamp={dtCreated} now={centre.now} />,
  modified: ({ dtModified }) => <Moment stamp={dtModified} now={centre.now} />,
  appointment: (event) => (
    <Moment stamp={event.dtRemind} now={centre.now} isDue={isDue(event, centre)} />
  ),
  age: (event) => ageOf(event, centre),
})

/** In rem, for the longest name of each language; types have a sign before theirs. */
const named: Record<Language, { type: number; status: number }> = {
  en: { type: 6.9, status: 8.8 },
  de: { type: 9.35, status: 8.2 },
  fr: { type: 8.7, status: 8.8 },
}
const signWidth = 1.45

/** In rem; the subject takes what is left, and never less than this. */
const columnWidths: Record<Exclude<EventColumn, 'type' | 'status'>, number> = {
  id: 5.5,
  group: 6.75,
  agent: 6.25,
  sender: 8.75,
  receiver: 8.75,
  subject: 8,
  priority: 4.75,
  created: 7.25,
  modified: 7.25,
  appointment: 8,
  age: 4.4,
}

function widthOf(column: EventColumn, isTight = false): number {
  const widths = { ...columnWidths, ...named[language] }
  return widths[column] - (isTight && column === 'type' ? signWidth : 0)
}

const widthOfAll = (columns: readonly EventColumn[], isTight = false) =>
  columns.reduce((sum, column) => sum + widthOf(column, isTight), 0)

/**
 * The columns of the list on wide screens. Each row holds the link to its event, so where the
 * subject is not shown the first column becomes that link.
 */
export function eventCells(
  columns: readonly EventColumn[],
  settings: CellSettings,
): { columns: Column<AcdEvent>[]; minWidth: string } {
  const cells = cellsOf(settings)
  const linked = columns.includes('subject') ? undefined : columns[0]
  const wide = columns.includes('subject') ? 'subject' : columns.at(-1)
  const link = (column: EventColumn): Cell =>
    column !== linked
      ? cells[column]
      : (event, tabIndex) => (
          <EventLink event={event} search={settings.search} tabIndex={tabIndex}>
            {cells[column](event, tabIndex)}
          </EventLink>
        )
  return {
    columns: columns.map((column) => ({
      key: column,
      title: columnTitle(column),
      width: column === wide ? 'auto' : `${widthOf(column, settings.isTight)}rem`,
      cell: link(column),
      sortable: true,
    })),
    minWidth: `${widthOfAll(columns, settings.isTight)}rem`,
  }
}

/** Beside an event there is room for so much, in rem; what tells least goes first. */
const roomBeside = 36
const keptBeside: readonly EventColumn[] = [
  'subject',
  'status',
  'type',
  'sender',
  'age',
  'created',
  'group',
  'appointment',
  'agent',
  'priority',
  'receiver',
  'modified',
  'id',
]

export function columnsBeside(columns: readonly EventColumn[]): readonly EventColumn[] {
  const fitting = keptBeside
    .filter((column) => columns.includes(column))
    .filter((_, place, kept) => widthOfAll(kept.slice(0, place + 1)) <= roomBeside)
  return columns.filter((column) => fitting.includes(column))
}
