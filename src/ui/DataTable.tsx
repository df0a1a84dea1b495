import { Skeleton, Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './DataTable.module.css'
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
  columns: readonly Column<Row>[]
  /** How many rows the whole list has. */
  count: number
  /** The row at a place of the list; undefined while it is loading. */
  rowAt: (place: number) => Row | undefined
  rowKey: (row: Row) => string | number
  /** Which rows are in sight, so that they can be fetched. */
  onWindow: (from: number, to: number) => void
  order: Order
  onOrder: (order: Order) => void
  sortLabel: (column: string) => string
  rowHeight?: number
}

const headHeight = 40

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
  const { label, columns, count, rowAt, rowKey, onWindow, order, onOrder, sortLabel } = props
  const rowHeight = props.rowHeight ?? 44
  const box = useRef<HTMLDivElement>(null)
  const rows = useRowWindow(box, { rows: count, rowHeight, headHeight })
  const [active, setActive] = useState(0)
  const wantsFocus = useRef(false)
  const { from, to } = rows

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
    const page = Math.max(1, to - from - 16)
    const next = target(event.key, active, count, page)
    if (next === undefined) return
    event.preventDefault()
    wantsFocus.current = true
    setActive(next)
    rows.scrollTo(next)
  }

  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)

  return (
    <div className={classes.box} ref={box}>
      <Table
        aria-label={label}
        aria-rowcount={count + 1}
        className={classes.table}
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
                key={row === undefined ? `place-${place}` : rowKey(row)}
                aria-rowindex={place + 2}
                data-place={place}
                data-active={place === active || undefined}
                className={classes.row}
                style={{ height: rowHeight }}
                onFocus={() => setActive(place)}
              >
                {columns.map((column) => (
                  <Table.Td key={column.key}>
                    {row === undefined ? (
                      <Skeleton height={12} />
                    ) : (
                      column.cell(row, place === active ? 0 : -1)
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
