import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useLeaving } from '../useLeaving'
import type { RowLooks } from './DataRow'
import classes from './DataTable.module.css'
import { remOf } from './fitColumns'
import { pickWidth } from './PickBox'
import { PlaceLabel, type PlaceLabelling } from './PlaceLabel'
import { SeenBox } from './SeenBox'
import { type Order, TableHead } from './TableHead'
import { TableRows } from './TableRows'
import { useFittedWidths } from './useFittedWidths'
import { useRowFocus } from './useRowFocus'
import { type RowWindow, useRowWindow } from './useRowWindow'
import { isScrollPositionKnown, useScrollPosition } from './useScrollPosition'
import { useStartRow } from './useStartRow'
import type { Resizing } from './WidthHandle'

/** What a page does to its table from outside. */
export type TableHandle<Row> = {
  /** Moves the focus by so many rows from the last one. */
  moveBy: (steps: number) => void
  /** Focuses the last row, or the first in sight, without scrolling. */
  enter: () => void
  /** Focuses the row at this index, scrolling to it where needed. */
  goTo: (place: number) => void
  /** Focuses the row that matches; false where it is not drawn. */
  goToRow: (isMeant: (row: Row) => boolean) => boolean
  /** Scrolls to the row at this index; the focus stays. */
  show: (place: number) => void
  /** The row that had the focus last. */
  active: () => number
}

type Props<Row> = RowLooks<Row> & {
  ref?: Ref<TableHandle<Row>> | undefined
  label: string
  /** Which list this is: another one begins at its top, and Back returns to where one was. */
  listKey: string
  /** How many rows the whole list has. */
  count: number
  /** Which rows are in sight, so that they can be fetched. */
  onWindow: (from: number, to: number) => void
  order: Order
  onOrder: (order: Order) => void
  sortLabel: (column: string) => string
  rowHeight?: number
  /** Columns can be made wider and narrower. */
  resizing?: Resizing | undefined
  /** The row that is to be the first in sight, where the list was not left elsewhere. */
  startAt?: number | undefined
  /** Called with the first row in sight, once the list has come to rest. */
  onPlace?: (first: number) => void
  /** Says where one is while one drags through the list. */
  labelling?: PlaceLabelling | undefined
  /** Another list is loading; this one is dimmed. */
  isLeaving?: boolean
}

const headHeight = 32
const usualRowHeight = 34

type Window<Row> = Pick<Props<Row>, 'rowAt'> & { from: number; to: number }

/** Where a row stands among those that are drawn. */
function placeOf<Row>(
  isMeant: (row: Row) => boolean,
  { rowAt, from, to }: Window<Row>,
): number | undefined {
  for (let place = from; place < to; place += 1) {
    const row = rowAt(place)
    if (row !== undefined && isMeant(row)) return place
  }
  return undefined
}

/** The columns that are shown, and their names, which stand as they are while one scrolls. */
function useHead<Row>(props: Props<Row>, widths: readonly number[], rows: RowWindow) {
  const inSight = useRef(rows)
  inSight.current = rows
  return useMemo(() => {
    const { columns, picking, count } = props
    const shown = columns
      .map((column, at) => ({ ...column, width: widths[at] ?? 0 }))
      .filter(({ isLeftOut }) => !isLeftOut)
    const box = picking && <SeenBox picking={picking} rows={inSight} count={count} />
    const head = (
      <TableHead {...props} columns={shown} widths={shown.map(({ width }) => width)} box={box} />
    )
    return { shown, head }
  }, [props, widths])
}

/**
 * A table of any length: only the rows in sight are drawn, the scroll bar spans all of them, and
 * the keyboard reaches each.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, listKey, columns, count, rowAt, onWindow, picking } = props
  const rowHeight = props.rowHeight ?? usualRowHeight
  const box = useRef<HTMLDivElement>(null)
  const rows = useRowWindow(box, { rows: count, rowHeight, headHeight })
  const { active, setActive, goTo, enter, onKeyDown, entry } = useRowFocus(box, rows, count)
  const { from, to } = rows
  const leaving = useLeaving(props.isLeaving === true)
  const taken = picking ? pickWidth : 0
  const widths = useFittedWidths(box, columns, taken)
  const { shown, head } = useHead(props, widths, rows)
  const leftOut = columns.flatMap(({ isLeftOut }, at) =>
    isLeftOut ? [at + (picking ? 2 : 1)] : [],
  )

  const [startAt] = useState(isScrollPositionKnown(listKey) ? undefined : props.startAt)
  useScrollPosition(box, listKey, () => setActive(0))
  useStartRow({ box, rows, count, startAt, onPlace: props.onPlace })
  useEffect(() => onWindow(from, to), [onWindow, from, to])
  const onKey = (event: KeyboardEvent) => {
    onKeyDown(event)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!event.shiftKey || step === undefined) return
    picking?.onExtend(Math.max(0, Math.min(count - 1, active + step)), active)
  }
  useImperativeHandle(props.ref, () => ({
    moveBy: (steps) => goTo(active + steps),
    enter,
    goTo,
    show: rows.scrollTo,
    active: () => active,
    goToRow: (isMeant) => {
      const place = placeOf(isMeant, { rowAt, from, to })
      if (place !== undefined) goTo(place)
      return place !== undefined
    },
  }))

  const table = (
    <div className={classes.box} ref={box} {...leaving}>
      <table
        aria-label={label}
        aria-rowcount={count + 1}
        className={classes.table}
        data-left-out={leftOut.join(' ') || undefined}
        style={{ width: remOf(widths.reduce((sum, width) => sum + width, taken)) }}
        onKeyDown={onKey}
      >
        <colgroup>
          {picking && <col style={{ width: remOf(pickWidth) }} />}
          {shown.map(({ key, width }) => (
            <col key={key} style={{ width: remOf(width) }} />
          ))}
        </colgroup>
        {head}
        <TableRows {...props} {...{ rows, rowHeight, active, entry }} onFocus={setActive} />
      </table>
    </div>
  )
  return (
    <div className={classes.frame}>
      {table}
      {props.labelling && (
        <PlaceLabel {...{ box, labelling: props.labelling, first: rows.first }} />
      )}
    </div>
  )
}
