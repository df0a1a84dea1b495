import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { useCentre } from '@/fields/useCentre'
import { useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { DataTable } from '@/ui/DataTable'
import { eventColumns } from './eventColumns'
import { type EventSearch, sortOf } from './eventSearch'
import { narrowEventColumns } from './narrowEventColumns'
import { listKeyOf, type useEventRows } from './useEventRows'

type Props = {
  search: EventSearch
  onSort: (sort: string | undefined) => void
  rows: ReturnType<typeof useEventRows>
}

/** What a middling screen does without, so that nothing has to be scrolled sideways. */
const spared = ['UsersID', 'nPriority'] as const

const useMedia = (query: string) => useMediaQuery(query, false, { getInitialValueInEffect: false })

export function EventTable({ search, onSort, rows }: Props) {
  const names = useNames()
  const centre = useCentre()
  const isNarrow = useMedia('(max-width: 48em)')
  const isMiddle = useMedia('(max-width: 75em)')
  const columns = useMemo(
    () =>
      isNarrow
        ? narrowEventColumns({ names, centre, search })
        : eventColumns({ names, centre, search, without: isMiddle ? spared : [] }),
    [names, centre, search, isNarrow, isMiddle],
  )
  const { asked } = rows
  return (
    <DataTable
      label={m.events.title}
      listKey={listKeyOf(asked)}
      isLeaving={rows.isLeaving}
      columns={columns}
      count={rows.rows}
      rowAt={rows.rowAt}
      onWindow={rows.onWindow}
      order={{ by: asked.orderBy, ascending: asked.ascending }}
      onOrder={(order) => onSort(sortOf(order.by, order.ascending))}
      sortLabel={m.events.sortBy}
      {...(isNarrow ? { rowHeight: 56 } : { minWidth: '60rem' })}
    />
  )
}
