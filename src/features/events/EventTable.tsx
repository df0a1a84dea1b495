import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import type { AcdEvent } from '@/contract/events'
import { useCentre } from '@/fields/useCentre'
import { useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { DataTable } from '@/ui/DataTable'
import { eventColumns } from './eventColumns'
import { askedBy, type EventSearch, sortOf } from './eventSearch'

type Props = {
  search: EventSearch
  onSort: (sort: string | undefined) => void
  rows: number
  rowAt: (place: number) => AcdEvent | undefined
  onWindow: (from: number, to: number) => void
}

const rowKey = (event: AcdEvent) => event.ID

export function EventTable({ search, onSort, rows, rowAt, onWindow }: Props) {
  const names = useNames()
  const centre = useCentre()
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false
  const { orderBy, ascending } = askedBy(search)
  const columns = useMemo(
    () => eventColumns({ names, centre, search, isNarrow }),
    [names, centre, search, isNarrow],
  )
  return (
    <DataTable
      label={m.events.title}
      columns={columns}
      count={rows}
      rowAt={rowAt}
      rowKey={rowKey}
      onWindow={onWindow}
      order={{ by: orderBy, ascending }}
      onOrder={(order) => onSort(sortOf(order.by, order.ascending))}
      sortLabel={m.events.sortBy}
      rowHeight={isNarrow ? 60 : 44}
    />
  )
}
