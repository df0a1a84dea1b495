import { type Ref, useMemo, useState } from 'react'
import { type EventSearch, orderOf, sortOf } from '@/contract/event/eventSearch'
import type { AcdEvent } from '@/contract/event/events'
import type { EventColumn } from '@/contract/event/listColumns'
import { minuteStamp } from '@/contract/event/pastMinute'
import { stampInstant } from '@/contract/values/zone'
import type { ColumnWidths, Density } from '@/contract/views'
import { useSpacedNumber } from '@/fields/usePhones'
import { language, m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { useNames } from '@/session/useNames'
import type { Column } from '@/ui/table/DataRow'
import { DataTable, type TableHandle } from '@/ui/table/DataTable'
import { leastWidth } from '@/ui/table/fitColumns'
import type { Resizing } from '@/ui/table/WidthHandle'
import { useMedia, widths } from '@/ui/useMedia'
import { type ListSettings, plainColumns } from '../listSettings'
import { columnsBeside } from './columns/columnRules'
import { widthOf } from './columns/columnWidths'
import { eventCells, eventColumns } from './columns/eventCells'
import { narrowEventColumns } from './columns/narrowEventColumns'
import { useEmptyColumns } from './columns/useEmptyColumns'
import type { ListChanges } from './live/useListChanges'
import type { Selection } from './selection/useSelection'
import { listKeyOf, type useEventRows } from './useEventRows'
import { usePlaces } from './usePlaces'

type Props = {
  /** Its name, where it is not the list of events itself. */
  label?: string
  /** A last column, for what can be done to a row. */
  acts?: Column<AcdEvent> | undefined
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
  /** Undefined where nothing can be picked. */
  selection: Selection | undefined
  /** The event that is open beside the list. */
  open: number | undefined
  ref?: Ref<TableHandle<AcdEvent>>
}

const rowHeights: Record<Density, number> = { compact: 26, normal: 34, comfortable: 48 }
const slimRowHeight = 56

/** Columns left out on medium screens, so that nothing scrolls sideways. */
const spared: readonly EventColumn[] = ['agent', 'priority']

type ColumnsOptions = Pick<Props, 'search' | 'settings' | 'open' | 'rows' | 'acts'> & {
  own: ColumnWidths
  spaced: (digits: string) => string
}

/** The columns that are shown here: the chosen ones, as far as there is room. */
function useShownColumns(
  chosen: readonly EventColumn[],
  isBeside: boolean,
  leastOf: (column: EventColumn) => number,
): readonly EventColumn[] {
  const isPhone = useMedia(widths.phone)
  const isMiddle = useMedia(widths.narrow)
  if (isBeside || isPhone) return columnsBeside(chosen, leastOf)
  const isPlain = chosen.join() === plainColumns.join()
  return isMiddle && isPlain ? chosen.filter((column) => !spared.includes(column)) : chosen
}

/** Ages are those of the moment that the list is as of. */
function useCentreAt(at: string | undefined) {
  const centre = useCentre()
  return useMemo(
    () => (at ? { ...centre, now: stampInstant(minuteStamp(at), centre.zone) ?? 0 } : centre),
    [centre, at],
  )
}

/**
 * All chosen columns; those for which there is no room are left out. Their cells are the same
 * whatever room there is, so that an event that opens beside the list draws none of its rows again.
 */
function useColumns({ search, settings, open, rows, own, spaced, acts }: ColumnsOptions) {
  const names = useNames()
  const centre = useCentreAt(search.at)
  const isSlim = useMedia(widths.slim)
  const isWide = useMedia(widths.wide)
  const isBeside = open !== undefined
  const chosen = settings.columns
  const empty = useEmptyColumns(rows, search.row ?? 0)
  const subjectLeast = isWide && !isBeside ? 260 : 128
  const rules = { language, subjectLeast, empty, own, wide: undefined }
  const shown = useShownColumns(chosen, isBeside, (column) => leastWidth(widthOf(column, rules)))
  const linked = shown.includes('subject') ? undefined : shown[0]
  const cells = useMemo(
    () => eventCells({ names, centre, search, spaced }, linked),
    [names, centre, search, spaced, linked],
  )
  const narrowLast = acts === undefined ? 'age' : 'appointment'
  const narrow = useMemo(
    () => narrowEventColumns({ names, centre, search, spaced }, narrowLast),
    [names, centre, search, spaced, narrowLast],
  )
  const shownText = shown.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns that are shown, by their names
  const wide = useMemo(() => {
    const grows = shown.includes('subject') ? 'subject' : shown.at(-1)
    return eventColumns(chosen, cells, (column) =>
      shown.includes(column)
        ? widthOf(column, { ...rules, wide: grows })
        : { width: 0, isLeftOut: true },
    )
  }, [cells, chosen, shownText, subjectLeast, empty, own])
  const columns = isSlim ? narrow : wide
  return acts === undefined ? columns : [...columns, acts]
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

/**
 * The rows of a list lead back to it, also while another one is on its way: none is drawn again. Nor
 * is one where the same list has another address.
 */
function useShownSearch(search: EventSearch, isLeaving: boolean): EventSearch {
  const [shown, show] = useState(search)
  if (isLeaving || JSON.stringify(shown) === JSON.stringify(search)) return shown
  show(search)
  return search
}

export function EventTable({
  label = m.events.title,
  acts,
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
  const columns = useColumns({ search, settings, open, rows, own, spaced, acts })
  const labelling = usePlaces(rows, orderOf(settings.sort).by, spaced)
  return (
    <DataTable
      ref={ref}
      label={label}
      listKey={listKeyOf(rows.asked)}
      isLeaving={rows.isLeaving}
      {...(selection && { picking: selection })}
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
