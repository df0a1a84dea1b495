import { Text } from '@mantine/core'
import type { AcdEvent } from '@/contract/events'
import { closedStatusIds } from '@/contract/filter/names'
import { stampInstant } from '@/contract/zone'
import { PhoneNumber } from '@/fields/PhoneNumber'
import type { Centre } from '@/fields/useCentre'
import type { Names } from '@/fields/useNames'
import { m } from '@/messages'
import type { Column } from '@/ui/DataTable'
import { formatAge, formatNumber, formatStamp, formatStampShort } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import { EventLink } from './EventLink'
import { EventStatus } from './EventStatus'
import { EventType } from './EventType'
import type { EventSearch } from './eventSearch'

export type ColumnSettings = {
  names: Names
  centre: Centre
  search: EventSearch
  /** Columns that this screen has no room for. */
  without?: readonly (keyof AcdEvent)[]
}

export const ageOf = (event: AcdEvent, { now, zone }: Centre): string =>
  formatAge(Math.max(0, now - (stampInstant(event.dtCreated, zone) ?? now)))

const isDue = ({ dtRemind, AcdEventStatusID }: AcdEvent, { now, zone }: Centre) =>
  dtRemind !== null &&
  !closedStatusIds.includes(AcdEventStatusID) &&
  (stampInstant(dtRemind, zone) ?? Number.POSITIVE_INFINITY) <= now

const Nothing = () => (
  <Text span inherit c="dimmed">
    {m.common.nothing}
  </Text>
)

type MomentProps = { stamp: string | null; now: number; isDue?: boolean }

function Moment({ stamp, now, isDue = false }: MomentProps) {
  if (stamp === null) return <Nothing />
  return (
    <Text span inherit fw={isDue ? 700 : 400} title={formatStamp(stamp)}>
      {formatStampShort(stamp, now)}
    </Text>
  )
}

/** How each column of the list shows its value; the order is the one on the screen. */
function cellsOf({ names, centre, search }: ColumnSettings) {
  const cells: [key: keyof AcdEvent, width: string, cell: Column<AcdEvent>['cell']][] = [
    ['AcdEventTypesID', '6.75rem', (event) => <EventType id={event.AcdEventTypesID} />],
    ['AcdEventStatusID', '7.25rem', (event) => <EventStatus id={event.AcdEventStatusID} />],
    ['AcdGroupsID', '7.5rem', (event) => <Outside text={names.group(event.AcdGroupsID)} oneLine />],
    [
      'UsersID',
      '6.5rem',
      ({ UsersID }) =>
        UsersID === null ? <Nothing /> : <Outside text={names.user(UsersID)} oneLine />,
    ],
    [
      'Sender',
      '8.75rem',
      (event) => <PhoneNumber text={event.Sender} type={event.AcdEventTypesID} />,
    ],
    [
      'Subject',
      'auto',
      (event, tabIndex) => <EventLink event={event} search={search} tabIndex={tabIndex} />,
    ],
    ['nPriority', '4.75rem', (event) => formatNumber(event.nPriority)],
    ['dtCreated', '7.75rem', ({ dtCreated }) => <Moment stamp={dtCreated} now={centre.now} />],
    [
      'dtRemind',
      '7.75rem',
      (event) => <Moment stamp={event.dtRemind} now={centre.now} isDue={isDue(event, centre)} />,
    ],
  ]
  return cells
}

/** The columns of the list on wide screens. */
export function eventColumns(settings: ColumnSettings): Column<AcdEvent>[] {
  const titles: Partial<Record<keyof AcdEvent, string>> = m.events.columns
  return [
    ...cellsOf(settings)
      .filter(([key]) => !settings.without?.includes(key))
      .map(([key, width, cell]) => ({
        key,
        title: titles[key] ?? key,
        width,
        cell,
        sortable: true,
      })),
    {
      key: 'age',
      title: m.events.columns.age,
      width: '4.25rem',
      cell: (event) => ageOf(event, settings.centre),
    },
  ]
}
