import { Skeleton, Table } from '@mantine/core'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import classes from './DataTable.module.css'
import { type Order, TableHead } from './TableHead'
import { usePlace } from './usePlace'
import { useRowFocus } from './useRowFocus'
import { useRowWindow } from './useRowWindow'

export type Column<Row> = {
  key: string
  title: string
  /** CSS width of the column. */
  width: string
  /** `tabIndex` is for the link of the row: one row at a time can be tabbed to. */
  cell: (row: Row, tabIndex: 0 | -1) => ReactNode
  /** Orders the list by this column; absent: it cannot. */
  sortable?: boolean
}

/** What a page does to its table from outside. */
export type TableHandle<Row> = {
  /** The keyboard moves by so many rows from the one where it was last. */
  moveBy: (steps: number) => void
  /** The keyboard goes to the row at this place, which is scrolled to where it is out of sight. */
  goTo: (place: number) => void
  /** The keyboard goes to the row that is meant; false where it is not drawn. */
  goToRow: (isMeant: (row: Row) => boolean) => boolean
}

type RowState = 'changed' | 'gone'

type Props<Row> = {
  ref?: Ref<TableHandle<Row>> | undefined
  label: string
  /** Which list this is: another one begins at its top, and Back returns to where one was. */
  listKey: string
  columns: readonly Column<Row>[]
  /** How many rows the whole list has. */
  count: number
  /** The row at a place of the list; undefined while it is loading. */
  rowAt: (place: number) => Row | undefined
  /** Which rows are in sight, so that they can be fetched. */
  onWindow: (from: number, to: number) => void
  order: Order
  onOrder: (order: Order) => void
  sortLabel: (column: string) => string
  /** Says of a row or a cell what became of it. */
  stateLabels?: Record<RowState, string>
  /** The row that is open elsewhere on the page. */
  isCurrent?: (row: Row) => boolean
  /** What became of a row since the list was read, and which of its cells show what was. */
  stateOf?: (row: Row) => RowState | undefined
  isChanged?: (row: Row, key: string) => boolean
  rowHeight?: number
  /** CSS width below which the table scrolls sideways in itself. */
  minWidth?: string
  /** Another list is on its way; this one steps back. */
  isLeaving?: boolean
}

const headHeight = 38

/**
 * A table of any length: only the rows in sight are drawn, the scroll bar spans all of them, and
 * the keyboard reaches each.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, listKey, columns, count, rowAt, onWindow } = props
  const rowHeight = props.rowHeight ?? 38
  const box = useRef<HTMLDivElement>(null)
  const rows = useRowWindow(box, { rows: count, rowHeight, headHeight })
  const { active, setActive, goTo, onKeyDown, entry } = useRowFocus(box, rows, count)
  const { from, to } = rows
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)

  usePlace(box, listKey, () => setActive(0))
  useEffect(() => onWindow(from, to), [onWindow, from, to])
  useImperativeHandle(props.ref, () => ({
    moveBy: (steps) => goTo(active + steps),
    goTo,
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
      <Table
        aria-label={label}
        aria-rowcount={count + 1}
        className={classes.table}
        style={{ minWidth: props.minWidth }}
        highlightOnHover
        stickyHeader
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <TableHead {...props} />
        <Table.Tbody>
          {rows.above > 0 && <Space height={rows.above} columns={columns.length} />}
          {drawn.map((place) => (
            <Row
              key={place}
              {...props}
              place={place}
              height={rowHeight}
              tabIndex={place === entry ? 0 : -1}
              onFocus={() => setActive(place)}
            />
          ))}
          {rows.below > 0 && <Space height={rows.below} columns={columns.length} />}
        </Table.Tbody>
      </Table>
    </div>
  )
}

type RowProps<Row> = Pick<
  Props<Row>,
  'columns' | 'rowAt' | 'isCurrent' | 'stateOf' | 'isChanged' | 'stateLabels'
> & {
  place: number
  height: number
  tabIndex: 0 | -1
  onFocus: () => void
}

function Row<Row>({ place, height, columns, rowAt, isCurrent, ...rest }: RowProps<Row>) {
  const row = rowAt(place)
  const state = row === undefined ? undefined : rest.stateOf?.(row)
  const isMarked = (key: string) =>
    state === 'changed' && row !== undefined && rest.isChanged?.(row, key)
  return (
    <Table.Tr
      aria-rowindex={place + 2}
      aria-current={row !== undefined && isCurrent?.(row) ? 'true' : undefined}
      data-place={place}
      tabIndex={-1}
      data-state={state}
      title={state && rest.stateLabels?.[state]}
      className={classes.row}
      style={{ height }}
      onFocus={rest.onFocus}
    >
      {columns.map((column) => (
        <Table.Td key={column.key} data-changed={isMarked(column.key) || undefined}>
          {row === undefined ? <Skeleton height={12} /> : column.cell(row, rest.tabIndex)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

/** Stands in for the rows that are not drawn. */
function Space({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} className={classes.space} style={{ height }} />
    </tr>
  )
}
