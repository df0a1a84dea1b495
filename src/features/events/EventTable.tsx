import { type Ref, useMemo } from 'react'
import type { EventColumn } from '@/contract/eventColumns'
import type { AcdEvent } from '@/contract/events'
import type { Density } from '@/contract/views'
import { useCentre } from '@/fields/useCentre'
import { useNames } from '@/fields/useNames'
import { useSpacedNumber } from '@/fields/usePhones'
import { m } from '@/messages'
import { DataTable, type TableHandle } from '@/ui/DataTable'
import { useMedia, widths } from '@/ui/useMedia'
import { columnsBeside, eventCells } from './eventCells'
import { type EventSearch, orderOf, sortOf } from './eventSearch'
import { type ListSettings, plainColumns } from './listSettings'
import { narrowEventColumns } from './narrowEventColumns'
import type { CalmRows } from './useCalmRows'
import { listKeyOf, type useEventRows } from './useEventRows'
import type { Selection } from './useSelection'

type Props = {
  search: EventSearch
  settings: ListSettings
  onSort: (sort: ListSettings['sort']) => void
  onRow: (row: number) => void
  rows: ReturnType<typeof useEventRows>
  calm: CalmRows
  selection: Selection
  /** The event that is open beside the list. */
  open: number | undefined
  ref?: Ref<TableHandle<AcdEvent>>
}

const rowHeights: Record<Density, number> = { compact: 30, normal: 38, comfortable: 48 }

/** What a middling screen does without, so that nothing has to be scrolled sideways. */
const spared: readonly EventColumn[] = ['agent', 'priority']

/** The columns that are shown here: the chosen ones, as far as there is room. */
function useColumns({
  search,
  settings,
  open,
  rows,
}: Pick<Props, 'search' | 'settings' | 'open' | 'rows'>) {
  const names = useNames()
  const centre = useCentre()
  const isPhone = useMedia(widths.phone)
  const isMiddle = useMedia(widths.narrow)
  const isBeside = open !== undefined
  const chosen = settings.columns
  // The rows come first.
  const spaced = useSpacedNumber(rows.count !== undefined)
  return useMemo(() => {
    const cells = { names, centre, search, spaced }
    if (isPhone) return { columns: narrowEventColumns(cells), minWidth: '0px', rowHeight: 56 }
    const isPlain = chosen.join() === plainColumns.join()
    const shown = isBeside
      ? columnsBeside(chosen)
      : chosen.filter((column) => !(isMiddle && isPlain && spared.includes(column)))
    return {
      ...eventCells(shown, { ...cells, isTight: isMiddle }),
      rowHeight: rowHeights[settings.density],
    }
  }, [names, centre, search, spaced, chosen, settings.density, isPhone, isMiddle, isBeside])
}

export function EventTable({
  search,
  settings,
  onSort,
  onRow,
  rows,
  calm,
  selection,
  open,
  ref,
}: Props) {
  const looks = useColumns({ search, settings, open, rows })
  return (
    <DataTable
      ref={ref}
      label={m.events.title}
      listKey={listKeyOf(rows.asked)}
      isLeaving={rows.isLeaving}
      picking={selection}
      startAt={search.row}
      onPlace={onRow}
      isCurrent={(event) => event.ID === open}
      stateOf={calm.stateOf}
      isChanged={calm.isChanged}
      stateLabels={m.live.states}
      count={rows.rows}
      rowAt={rows.rowAt}
      onWindow={rows.onWindow}
      order={orderOf(settings.sort)}
      // Only columns of ours can be asked for.
      onOrder={(order) => onSort(sortOf({ ...order, by: order.by as EventColumn }))}
      sortLabel={m.events.sortBy}
      {...looks}
    />
  )
}
