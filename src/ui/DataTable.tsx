import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { ComingCells, DataRow, type RowLooks, Space } from './DataRow'
import classes from './DataTable.module.css'
import { PickBox, type Picking, pickWidth } from './PickBox'
import { type Order, TableHead } from './TableHead'
import { isPlaceKept, usePlace } from './usePlace'
import { useRowFocus } from './useRowFocus'
import { type RowWindow, useRowWindow } from './useRowWindow'
import { useStart } from './useStart'

/** What a page does to its table from outside. */
export type TableHandle<Row> = {
  /** The keyboard moves by so many rows from the one where it was last. */
  moveBy: (steps: number) => void
  /** The keyboard comes in where it was last, or where one looks: nothing scrolls. */
  enter: () => void
  /** The keyboard goes to the row at this place, which is scrolled to where it is out of sight. */
  goTo: (place: number) => void
  /** The keyboard goes to the row that is meant; false where it is not drawn. */
  goToRow: (isMeant: (row: Row) => boolean) => boolean
  /** The row at this place comes into sight; the keyboard stays where it is. */
  show: (place: number) => void
  /** The row where the keyboard was last. */
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
  /** CSS width below which the table scrolls sideways in itself. */
  minWidth?: string
  /** The row that is to be the first in sight, where the list was not left elsewhere. */
  startAt?: number | undefined
  /** Hears which row is the first in sight, once the list has come to rest. */
  onPlace?: (first: number) => void
  /** Another list is on its way; this one steps back. */
  isLeaving?: boolean
}

const headHeight = 38

/**
 * A table of any length: only the rows in sight are drawn, the scroll bar spans all of them, and
 * the keyboard reaches each.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, listKey, columns, count, rowAt, onWindow, picking } = props
  const rowHeight = props.rowHeight ?? 38
  const box = useRef<HTMLDivElement>(null)
  const rows = useRowWindow(box, { rows: count, rowHeight, headHeight })
  const { active, setActive, goTo, enter, onKeyDown, entry } = useRowFocus(box, rows, count)
  const { from, to } = rows
  const width = columns.length + (picking ? 1 : 0)
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)
  const isPicking = picking !== undefined
  const coming = useMemo(
    () => <ComingCells columns={columns} isPicking={isPicking} />,
    [columns, isPicking],
  )
  // Rows to come are all alike, so the same ones stand while one drags through the list. The one
  // that has the keyboard stays itself.
  const keyOf = (place: number) =>
    rowAt(place) === undefined && place !== active ? `coming ${place - from}` : place

  const [startAt] = useState(isPlaceKept(listKey) ? undefined : props.startAt)
  usePlace(box, listKey, () => setActive(0))
  useStart({ box, rows, count, startAt, onPlace: props.onPlace })
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
      const place = drawn.find((at) => {
        const row = rowAt(at)
        return row !== undefined && isMeant(row)
      })
      if (place !== undefined) goTo(place)
      return place !== undefined
    },
  }))

  return (
    <div className={classes.box} ref={box} data-leaving={props.isLeaving || undefined}>
      <table
        aria-label={label}
        aria-rowcount={count + 1}
        className={classes.table}
        style={{
          minWidth: picking ? `calc(${props.minWidth ?? '0px'} + ${pickWidth})` : props.minWidth,
        }}
        onKeyDown={onKey}
      >
        <colgroup>
          {picking && <col style={{ width: pickWidth }} />}
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <TableHead
          {...props}
          box={picking && <SeenBox picking={picking} rows={rows} count={count} />}
        />
        <tbody>
          {rows.above > 0 && <Space height={rows.above} columns={width} />}
          {drawn.map((place) => (
            <DataRow
              key={keyOf(place)}
              {...props}
              place={place}
              height={rowHeight}
              coming={coming}
              tabIndex={place === entry ? 0 : -1}
              onFocus={() => setActive(place)}
            />
          ))}
          {rows.below > 0 && <Space height={rows.below} columns={width} />}
        </tbody>
      </table>
    </div>
  )
}

/** Picks what is in sight; as soon as anything is picked, it lets go of all of it. */
function SeenBox<Row>({
  picking,
  rows,
  count,
}: {
  picking: Picking<Row>
  rows: RowWindow
  count: number
}) {
  const last = Math.min(count, rows.first + rows.page) - 1
  return (
    <PickBox
      label={picking.seenLabel}
      state={picking.size === 0 ? 'off' : picking.size === count ? 'on' : 'some'}
      tabIndex={0}
      onPress={() => (picking.size > 0 ? picking.onClear() : picking.onExtend(last, rows.first))}
    />
  )
}
