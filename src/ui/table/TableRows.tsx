import { useMemo } from 'react'
import { ComingCells, DataRow, type RowLooks, Space } from './DataRow'
import type { RowWindow } from './useRowWindow'

type Props<Row> = RowLooks<Row> & {
  rows: RowWindow
  rowHeight: number
  /** The row that had the focus last, and the one by which the table is entered. */
  active: number
  entry: number
  onFocus: (place: number) => void
}

/** The rows in sight and close to it, with the room of all others above and below. */
export function TableRows<Row>(props: Props<Row>) {
  const { rows, rowHeight, active, entry, onFocus, ...looks } = props
  const { columns, rowAt } = looks
  const { from, to } = rows
  const isPicking = looks.picking !== undefined
  const width = columns.length + (isPicking ? 1 : 0)
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)
  const coming = useMemo(
    () => <ComingCells columns={columns} isPicking={isPicking} />,
    [columns, isPicking],
  )
  // Rows to come are all alike, so the same ones stand while one drags through the list. The one
  // that has the keyboard stays itself.
  const keyOf = (place: number) =>
    rowAt(place) === undefined && place !== active ? `coming ${place - from}` : place
  return (
    <tbody>
      {rows.above > 0 && <Space height={rows.above} columns={width} />}
      {drawn.map((place) => (
        <DataRow
          key={keyOf(place)}
          {...looks}
          place={place}
          height={rowHeight}
          coming={coming}
          tabIndex={place === entry ? 0 : -1}
          onFocus={() => onFocus(place)}
        />
      ))}
      {rows.below > 0 && <Space height={rows.below} columns={width} />}
    </tbody>
  )
}
