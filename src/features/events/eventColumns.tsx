import { Anchor, Badge, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { AcdEvent } from '@/contract/events'
import { stampInstant } from '@/contract/zone'
import { PhoneNumber } from '@/fields/PhoneNumber'
import type { Centre } from '@/fields/useCentre'
import { type Names, statusLabel, typeLabel } from '@/fields/useNames'
import { m } from '@/messages'
import type { Column } from '@/ui/DataTable'
import { formatAge, formatNumber, formatStamp } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import type { EventSearch } from './eventSearch'

type Settings = { names: Names; centre: Centre; search: EventSearch; isNarrow: boolean }

/** Waiting stands out, done steps back, errors warn. */
const tones: Record<number, string> = {
  1: 'blue',
  20: 'blue',
  40: 'grape',
  99: 'gray',
  98: 'gray',
  100: 'red',
}

export const StatusBadge = ({ id }: { id: number }) => (
  <Badge variant="light" color={tones[id] ?? 'teal'} tt="none" fw={600}>
    {statusLabel(id)}
  </Badge>
)

const isDue = ({ dtRemind, AcdEventStatusID }: AcdEvent, { now, zone }: Centre) =>
  dtRemind !== null &&
  AcdEventStatusID < 99 &&
  (stampInstant(dtRemind, zone) ?? Number.POSITIVE_INFINITY) <= now

function subjectCell(event: AcdEvent, tabIndex: 0 | -1, search: EventSearch) {
  return (
    <Anchor
      underline="hover"
      renderRoot={(props) => (
        <Link
          to="/events/$AcdEventsID"
          params={{ AcdEventsID: String(event.ID) }}
          search={search}
          tabIndex={tabIndex}
          {...props}
        />
      )}
    >
      <Outside text={event.Subject} oneLine />
    </Anchor>
  )
}

const age = (event: AcdEvent, { now, zone }: Centre) =>
  formatAge(Math.max(0, now - (stampInstant(event.dtCreated, zone) ?? now)))

function narrowColumns({ centre, search }: Settings): Column<AcdEvent>[] {
  const { columns } = m.events
  return [
    {
      key: 'Subject',
      title: columns.Subject,
      width: 'auto',
      sortable: true,
      cell: (event, tabIndex) => (
        <Stack gap={2}>
          {subjectCell(event, tabIndex, search)}
          <Text size="xs" c="dimmed" component="div">
            <Outside text={`${typeLabel(event.AcdEventTypesID)} · ${event.Sender}`} oneLine />
          </Text>
        </Stack>
      ),
    },
    {
      key: 'AcdEventStatusID',
      title: columns.AcdEventStatusID,
      width: '7rem',
      cell: (event) => <StatusBadge id={event.AcdEventStatusID} />,
    },
    { key: 'age', title: columns.age, width: '4rem', cell: (event) => age(event, centre) },
  ]
}

/** The columns of the list; on narrow screens the same in two lines. */
export function eventColumns(settings: Settings): Column<AcdEvent>[] {
  const { names, centre, search, isNarrow } = settings
  if (isNarrow) return narrowColumns(settings)
  const { columns } = m.events
  const nothing = <Text c="dimmed">{m.common.nothing}</Text>
  return [
    {
      key: 'AcdEventTypesID',
      title: columns.AcdEventTypesID,
      width: '8rem',
      sortable: true,
      cell: (event) => typeLabel(event.AcdEventTypesID),
    },
    {
      key: 'AcdEventStatusID',
      title: columns.AcdEventStatusID,
      width: '9rem',
      sortable: true,
      cell: (event) => <StatusBadge id={event.AcdEventStatusID} />,
    },
    {
      key: 'AcdGroupsID',
      title: columns.AcdGroupsID,
      width: '10rem',
      sortable: true,
      cell: (event) => <Outside text={names.group(event.AcdGroupsID)} oneLine />,
    },
    {
      key: 'UsersID',
      title: columns.UsersID,
      width: '9rem',
      sortable: true,
      cell: (event) =>
        event.UsersID === null ? nothing : <Outside text={names.user(event.UsersID)} oneLine />,
    },
    {
      key: 'Sender',
      title: columns.Sender,
      width: '12rem',
      sortable: true,
      cell: (event) => <PhoneNumber text={event.Sender} type={event.AcdEventTypesID} />,
    },
    {
      key: 'Subject',
      title: columns.Subject,
      width: '20rem',
      sortable: true,
      cell: (event, tabIndex) => subjectCell(event, tabIndex, search),
    },
    {
      key: 'nPriority',
      title: columns.nPriority,
      width: '6rem',
      sortable: true,
      cell: (event) => formatNumber(event.nPriority),
    },
    {
      key: 'dtCreated',
      title: columns.dtCreated,
      width: '11rem',
      sortable: true,
      cell: (event) => formatStamp(event.dtCreated),
    },
    {
      key: 'dtRemind',
      title: columns.dtRemind,
      width: '11rem',
      sortable: true,
      cell: (event) =>
        event.dtRemind === null ? (
          nothing
        ) : (
          <Text inherit fw={isDue(event, centre) ? 700 : 400}>
            {formatStamp(event.dtRemind)}
          </Text>
        ),
    },
    { key: 'age', title: columns.age, width: '5rem', cell: (event) => age(event, centre) },
  ]
}
