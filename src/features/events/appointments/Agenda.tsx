import { Text } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { SeenEvent } from '@/client/events'
import { agendaFilter } from '@/contract/appointmentSearch'
import { askedBy } from '@/contract/event/eventSearch'
import type { AcdEvent } from '@/contract/event/events'
import type { EventColumn } from '@/contract/event/listColumns'
import { reasonOf } from '@/failures/reasonOf'
import { language, m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { useUpstream } from '@/session/useUpstream'
import { Button } from '@/ui/buttons/Button'
import { EmptyState } from '@/ui/page/EmptyState'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import type { TableHandle } from '@/ui/table/DataTable'
import { formatDay } from '@/ui/text/format'
import { useMedia, widths } from '@/ui/useMedia'
import { MoveDialog } from '../event/actions/MoveDialog'
import { MovedNote } from '../event/actions/MovedNote'
import { type Moving, useMoving } from '../event/actions/useMoving'
import { EventTable } from '../list/EventTable'
import { LiveBar } from '../list/live/LiveBar'
import { useListChanges } from '../list/live/useListChanges'
import { Matches } from '../list/Matches'
import { SelectionBar } from '../list/selection/SelectionBar'
import { usePicked, useSelection } from '../list/selection/useSelection'
import { useEventRows } from '../list/useEventRows'
import { useListKeys } from '../list/useListKeys'
import type { ListSettings } from '../listSettings'
import { useListSettings } from '../useListSettings'
import { AgendaActs } from './AgendaActs'
import classes from './AppointmentsPage.module.css'
import type { ShownAppointments } from './useAppointmentSearch'
import { useSecondPass } from './useSecondPass'

const overdue = 'overdue'

/** `Tue 1 Dec 2026, 10:00`, or what else is shown. */
function titleOf(shown: string): string {
  if (shown === overdue) return m.appointments.overdue
  const [date = '', time] = shown.split('T')
  if (time === undefined) return formatDay(date)
  const clock = time.slice(0, 5)
  return `${formatDay(date)}, ${time.length > 5 ? m.slots.again(clock) : clock}`
}

/** How old an event is tells nothing here; on medium screens the actions need the room of two more. */
const leftOut: readonly EventColumn[] = ['appointment', 'created', 'age']
const spared: readonly EventColumn[] = ['type', 'priority']

/** When comes first. */
const columnsOf = (columns: readonly EventColumn[], isNarrow: boolean): EventColumn[] => [
  'appointment',
  ...columns.filter((one) => !leftOut.includes(one) && !(isNarrow && spared.includes(one))),
]

function Nothing({ isOverdue }: { isOverdue: boolean }) {
  const { none, noneText, noneOverdue, noneOverdueText } = m.appointments
  return isOverdue ? (
    <EmptyState title={noneOverdue} text={noneOverdueText} />
  ) : (
    <EmptyState title={none} text={noneText} />
  )
}

/** As wide as the column's name, which stands above signs. */
const slimWidth = { en: 50, de: 74, fr: 54 }

/** What the mark of a second pass takes besides. */
const passWidth = { en: 76, de: 96, fr: 108 }

const nowhere = () => undefined

/** A row's record has no version of its own. */
const ofRow = (event: AcdEvent): SeenEvent => ({ ...event, version: undefined })

/** The last column: what can be done to a row. It is the same while the rows are. */
function useActs(
  moving: Moving,
  { isSlim, second }: { isSlim: boolean; second: readonly number[] | undefined },
) {
  const latest = useRef(moving)
  latest.current = moving
  return useMemo(
    () => ({
      key: 'acts',
      title: m.appointments.act,
      width: (isSlim ? slimWidth[language] : 184) + (second ? passWidth[language] : 0),
      isFixed: true,
      cell: (event: AcdEvent, tabIndex: 0 | -1) => (
        <AgendaActs
          event={event}
          tabIndex={tabIndex}
          isSlim={isSlim}
          isSecond={second?.includes(event.ID)}
          onMove={(one) => latest.current.begin(ofRow(one))}
          onRelease={(one) => void latest.current.release(ofRow(one))}
        />
      ),
    }),
    [isSlim, second],
  )
}

/** The events of a slot, a day, or all that are overdue: the list's own table, with its keys. */
export function Agenda({ address }: { address: ShownAppointments }) {
  const { shown, search, today, onShow } = address
  const { zone } = useCentre()
  const { host, offers } = useUpstream()
  const isOverdue = shown === overdue
  const [sort, setSort] = useState<ListSettings['sort']>('appointment')
  const filter = agendaFilter(shown, { group: search.group, zone })
  const list = useListSettings({ filter, sort })
  const isNarrow = useMedia(widths.narrow)
  const isSlim = useMedia(widths.slim)
  const settings = { ...list.settings, columns: columnsOf(list.settings.columns, isNarrow) }
  const rows = useEventRows(askedBy({ filter, sort }), false)
  const isCounted = rows.count !== undefined || rows.moreThan !== undefined
  const calm = useListChanges({ ...rows, snapshot: isCounted ? rows.snapshot : undefined })
  const selection = useSelection({ ...rows, kept: usePicked() })
  const table = useRef<TableHandle<AcdEvent>>(null)
  const enterTable = () => table.current?.enter()
  const isEmpty = rows.rows === 0
  useListKeys({
    table,
    box: useRef(null),
    selection,
    isBeside: false,
    isEarly: isEmpty && rows.isLoading,
  })
  const moving = useMoving(() => void rows.catchUp())
  const second = useSecondPass({ shown, group: search.group, zone })
  const acts = useActs(moving, { isSlim, second })
  return (
    <section aria-label={m.appointments.agenda} className={classes.agenda}>
      <div className={classes.agendaHead}>
        <h2>{m.appointments.agenda}</h2>
        <span>{titleOf(shown)}</span>
        <Matches count={rows.count} moreThan={rows.moreThan} isCounting={!rows.error} />
        <Button
          size="compact-sm"
          variant={isOverdue ? 'filled' : 'default'}
          aria-pressed={isOverdue}
          onClick={() => onShow(isOverdue ? today : overdue)}
        >
          {m.appointments.overdue}
        </Button>
        <LiveBar rows={rows} changes={calm} onLeave={enterTable} />
      </div>
      {!offers('changeEvent') && (
        <Text size="sm" c="dimmed">
          {m.upstream.notOffered(host ?? '')}
        </Text>
      )}
      <MovedNote moving={moving} />
      {rows.error && <ErrorPanel reason={reasonOf(rows.error)} onRetry={rows.retry} />}
      {isEmpty && !rows.error && rows.isLoading && <PageSkeleton />}
      {isEmpty && !rows.error && !rows.isLoading && <Nothing isOverdue={isOverdue} />}
      {!isEmpty && (
        <EventTable
          ref={table}
          label={m.appointments.agenda}
          acts={acts}
          search={{ filter, sort }}
          onSort={setSort}
          onRow={nowhere}
          onWidths={list.setWidths}
          open={undefined}
          {...{ settings, rows, calm, selection }}
        />
      )}
      <SelectionBar selection={selection} count={rows.count ?? 0} onLeave={enterTable} />
      <MoveDialog moving={moving} />
    </section>
  )
}
