import { type Ref, useMemo, useState } from 'react'
import { type EventSearch, orderOf, sortOf } from '@/contract/event/eventSearch'
import type { AcdEvent } from '@/contract/event/events'
import type { EventColumn } from '@/contract/event/listColumns'
import type { ColumnWidths, Density } from '@/contract/views'
import { useSpacedNumber } from '@/fields/usePhones'
import { language, m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { useNames } from '@/session/useNames'
import { DataTable, type TableHandle } from '@/ui/table/DataTable'
import { leastWidth } from '@/ui/table/fitColumns'
import type { Resizing } from '@/ui/table/WidthHandle'
import { useMedia, widths } from '@/ui/useMedia'
import { type ListSettings, plainColumns } from '../listSettings'
import { columnsBeside } from './columns/columnRules'
import { widthOf } from './columns/columnWidths'
import { eventCells } from './columns/eventCells'
import { narrowEventColumns } from './columns/narrowEventColumns'
import { useEmptyColumns } from './columns/useEmptyColumns'
import type { ListChanges } from './live/useListChanges'
import type { Selection } from './selection/useSelection'
import { listKeyOf, type useEventRows } from './useEventRows'
import { usePlaces } from './usePlaces'

type Props = {
  search: EventSearch
  settings: ListSettings
  onSort: (sort: ListSettings['sort']) => void
  onRow: (row: number) => void
  onWidths: (widths: ColumnWidths) => void
  rows: Pick<
    ReturnType<typeof useEventRows>,
    'asked' | 'count' | 'isLeaving' | 'onWindow' | 'snapshot' | 'rowAt' | 'rows'
  >
  calm: Pick<ListChanges, 'isChanged' | 'stateOf'>
  selection: Selection
  /** The event that is open beside the list. */
  open: number | undefined
  ref?: Ref<TableHandle<AcdEvent>>
}

const rowHeights: Record<Density, number> = { compact: 26, normal: 34, comfortable: 48 }
const slimRowHeight = 56

/** Columns left out on medium screens, so that nothing scrolls sideways. */
const spared: readonly EventColumn[] = ['agent', 'priority']

type ColumnsOptions = Pick<Props, 'search' | 'settings' | 'open' | 'rows'> & {
  own: ColumnWidths
  spaced: (digits: string) => string
}

/** The columns that are shown here: the chosen ones, as far as there is room. */
function useColumns({ search, settings, open, rows, own, spaced }: ColumnsOptions) {
  const names = useNames()
  const centre = useCentre()
  const isSlim = useMedia(widths.slim)
  const isPhone = useMedia(widths.phone)
  const isMiddle = useMedia(widths.narrow)
  const isWide = useMedia(widths.wide)
  const isBeside = open !== undefined
  const chosen = settings.columns
  const empty = useEmptyColumns(rows, search.row ?? 0)
  return useMemo(() => {
    const cells = { names, centre, search, spaced }
    if (isSlim) return narrowEventColumns(cells)
    const subjectLeast = isWide && !isBeside ? 260 : 128
    const rules = { language, subjectLeast, empty, own, wide: undefined }
    const leastOf = (column: EventColumn) => leastWidth(widthOf(column, rules))
    const isPlain = chosen.join() === plainColumns.join()
    const shown =
      isBeside || isPhone
        ? columnsBeside(chosen, leastOf)
        : chosen.filter((column) => !(isMiddle && isPlain && spared.includes(column)))
    const wide = shown.includes('subject') ? 'subject' : shown.at(-1)
    return eventCells(shown, cells, (column) => widthOf(column, { ...rules, wide }))
  }, [
    names,
    centre,
    search,
    spaced,
    chosen,
    empty,
    own,
    isSlim,
    isPhone,
    isMiddle,
    isWide,
    isBeside,
  ])
}

/** Widths as they are dragged; kept once the edge is let go. */
function useOwnWidths(kept: ColumnWidths, onWidths: (widths: ColumnWidths) => void) {
  const [dragged, setDragged] = useState<ColumnWidths>()
  const resizing: Resizing = {
    label: m.events.widthOf,
    onWidth: (column, width, isDone) => {
      const { [column as EventColumn]: _, ...others } = kept
      const next = width === undefined ? others : { ...others, [column]: width }
      setDragged(isDone ? undefined : next)
      if (isDone) onWidths(next)
    },
  }
  return { own: dragged ?? kept, resizing }
}

/** The rows of a list lead back to it, also while another one is on its way: none is drawn again. */
function useShownSearch(search: EventSearch, isLeaving: boolean): EventSearch {
  const [shown, show] = useState(search)
  if (isLeaving || shown === search) return shown
  show(search)
  return search
}

export function EventTable({
  search: wanted,
  settings,
  onSort,
  onRow,
  onWidths,
  rows,
  calm,
  selection,
  open,
  ref,
}: Props) {
  const search = useShownSearch(wanted, rows.isLeaving)
  const isSlim = useMedia(widths.slim)
  const { own, resizing } = useOwnWidths(settings.widths, onWidths)
  // The rows come first.
  const spaced = useSpacedNumber(rows.count !== undefined)
  const columns = useColumns({ search, settings, open, rows, own, spaced })
  const labelling = usePlaces(rows, orderOf(settings.sort).by, spaced)
  return (
    <DataTable
      ref={ref}
      label={m.events.title}
      listKey={listKeyOf(rows.asked)}
      isLeaving={rows.isLeaving}
      picking={selection}
      startAt={wanted.row}
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
      columns={columns}
      rowHeight={isSlim ? slimRowHeight : rowHeights[settings.density]}
      labelling={labelling}
      resizing={isSlim ? undefined : resizing}
    />
  )
}
