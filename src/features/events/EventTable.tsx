import { type Ref, useMemo } from 'react'
import type { AcdEvent } from '@/contract/events'
import { useCentre } from '@/fields/useCentre'
import { useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { DataTable, type TableHandle } from '@/ui/DataTable'
import { useMedia, widths } from '@/ui/useMedia'
import { eventColumns } from './eventColumns'
import { type EventSearch, sortOf } from './eventSearch'
import { narrowEventColumns } from './narrowEventColumns'
import { listKeyOf, type useEventRows } from './useEventRows'

type Props = {
  search: EventSearch
  onSort: (sort: string | undefined) => void
  rows: ReturnType<typeof useEventRows>
  /** The event that is open beside the list. */
  open: number | undefined
  ref?: Ref<TableHandle<AcdEvent>>
}

/** What a middling screen does without, so that nothing has to be scrolled sideways. */
const spared = ['UsersID', 'nPriority'] as const
/** What a list beside an event does without. */
const sparedBeside = ['AcdGroupsID', 'UsersID', 'nPriority', 'dtCreated', 'dtRemind'] as const

export function EventTable({ search, onSort, rows, open, ref }: Props) {
  const names = useNames()
  const centre = useCentre()
  const isNarrow = useMedia(widths.phone)
  const isMiddle = useMedia(widths.narrow)
  const isBeside = open !== undefined
  const columns = useMemo(
    () =>
      isNarrow
        ? narrowEventColumns({ names, centre, search })
        : eventColumns({
            names,
            centre,
            search,
            without: isBeside ? sparedBeside : isMiddle ? spared : [],
          }),
    [names, centre, search, isNarrow, isMiddle, isBeside],
  )
  const { asked } = rows
  return (
    <DataTable
      ref={ref}
      label={m.events.title}
      listKey={listKeyOf(asked)}
      isCurrent={(event) => event.ID === open}
      isLeaving={rows.isLeaving}
      columns={columns}
      count={rows.rows}
      rowAt={rows.rowAt}
      onWindow={rows.onWindow}
      order={{ by: asked.orderBy, ascending: asked.ascending }}
      onOrder={(order) => onSort(sortOf(order.by, order.ascending))}
      sortLabel={m.events.sortBy}
      {...(isNarrow ? { rowHeight: 56 } : { minWidth: isBeside ? '34rem' : '60rem' })}
    />
  )
}
