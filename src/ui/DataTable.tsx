import { Skeleton, Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './DataTable.module.css'
import { usePlace } from './usePlace'
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

type Order = { by: string; ascending: boolean }

type Props<Row> = {
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
  rowHeight?: number
  /** CSS width below which the table scrolls sideways in itself. */
  minWidth?: string
  /** Another list is on its way; this one steps back. */
  isLeaving?: boolean
}

const headHeight = 38

const ariaSort = (order: Order, key: string) =>
  order.by !== key ? undefined : order.ascending ? ('ascending' as const) : ('descending' as const)

/** A header that orders the list: first ascending, then the other way. */
function SortButton({
  order,
  column,
  onOrder,
  label,
}: {
  order: Order
  column: { key: string; title: string }
  onOrder: (order: Order) => void
  label: string
}) {
  const isOn = order.by === column.key
  const Icon = order.ascending ? IconArrowUp : IconArrowDown
  return (
    <UnstyledButton
      className={classes.sort}
      title={label}
      onClick={() => onOrder({ by: column.key, ascending: isOn ? !order.ascending : true })}
    >
      {column.title}
      {isOn && <Icon aria-hidden size={14} />}
    </UnstyledButton>
  )
}

/** Where a key leads from a row; undefined for keys that do not move. */
function target(key: string, place: number, count: number, page: number): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + page,
    PageUp: place - page,
    Home: 0,
    End: count - 1,
  }
  const next = moves[key]
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next))
}

/**
 * A table of any length: only the rows in sight are drawn, the scroll bar spans all of them, and
 * the keyboard reaches each. Focus rests on the link of a row; one row at a time can be tabbed to.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, listKey, columns, count, rowAt, onWindow, order, onOrder, sortLabel } = props
  const rowHeight = props.rowHeight ?? 38
  const box = useRef<HTMLDivElement>(null)
  const rows = useRowWindow(box, { rows: count, rowHeight, headHeight })
  const [active, setActive] = useState(0)
  const wantsFocus = useRef(false)
  const { from, to } = rows

  usePlace(box, listKey, () => setActive(0))
  // The row that was last used may have scrolled away: the table can be entered all the same.
  const entry = active >= from && active < to ? active : rows.first

  useEffect(() => onWindow(from, to), [onWindow, from, to])

  // The row may be drawn, and its record may arrive, only after the key was pressed.
  useEffect(() => {
    if (!wantsFocus.current) return
    const link = box.current?.querySelector<HTMLElement>(`[data-place="${active}"] a`)
    if (!link) return
    link.focus({ preventScroll: true })
    wantsFocus.current = false
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const next = target(event.key, active, count, rows.page)
    if (next === undefined) return
    event.preventDefault()
    wantsFocus.current = true
    setActive(next)
    rows.scrollTo(next)
  }

  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)

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
        <Table.Thead className={classes.head}>
          <Table.Tr aria-rowindex={1}>
            {columns.map((column) => (
              <Table.Th key={column.key} scope="col" aria-sort={ariaSort(order, column.key)}>
                {column.sortable ? (
                  <SortButton
                    order={order}
                    column={column}
                    onOrder={onOrder}
                    label={sortLabel(column.title)}
                  />
                ) : (
                  column.title
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.above > 0 && <Space height={rows.above} columns={columns.length} />}
          {drawn.map((place) => {
            const row = rowAt(place)
            return (
              <Table.Tr
                key={place}
                aria-rowindex={place + 2}
                data-place={place}
                className={classes.row}
                style={{ height: rowHeight }}
                onFocus={() => setActive(place)}
              >
                {columns.map((column) => (
                  <Table.Td key={column.key}>
                    {row === undefined ? (
                      <Skeleton height={12} />
                    ) : (
                      column.cell(row, place === entry ? 0 : -1)
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            )
          })}
          {rows.below > 0 && <Space height={rows.below} columns={columns.length} />}
        </Table.Tbody>
      </Table>
    </div>
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
