import { useMemo, useRef } from 'react'
import { ComingCells, DataRow, type RowActs, type RowLooks, Space, useSameCells } from './DataRow'
import type { RowWindow } from './useRowWindow'

type Props<Row> = RowLooks<Row> & {
  rows: RowWindow
  rowHeight: number
  /** The row that had the focus last, and the one by which the table is entered. */
  active: number
  entry: number
  onFocus: (place: number) => void
}

/** The same functions at each drawing: they alone draw no row again. */
function useRowActs<Row>({ onFocus, picking }: Pick<Props<Row>, 'onFocus' | 'picking'>): RowActs {
  const latest = useRef({ onFocus, picking })
  latest.current = { onFocus, picking }
  return useMemo(
    () => ({
      focus: (place) => latest.current.onFocus(place),
      pick: (place, isRange) =>
        isRange ? latest.current.picking?.onExtend(place) : latest.current.picking?.onToggle(place),
    }),
    [],
  )
}

/** The rows in sight and close to it, with the room of all others above and below. */
export function TableRows<Row>(props: Props<Row>) {
  const { rows, rowHeight, active, entry, rowAt } = props
  const columns = useSameCells(props.columns)
  const acts = useRowActs(props)
  const { from, to } = rows
  const isPicking = props.picking !== undefined
  const shown = props.columns.filter(({ isLeftOut }) => !isLeftOut)
  const width = shown.length + (isPicking ? 1 : 0)
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset)
  const coming = useMemo(
    () => <ComingCells columns={columns} isPicking={isPicking} />,
    [columns, isPicking],
  )
  const looks = { ...props, columns }
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
          looks={looks}
          place={place}
          height={rowHeight}
          coming={coming}
          tabIndex={place === entry ? 0 : -1}
          acts={acts}
        />
      ))}
      {rows.below > 0 && <Space height={rows.below} columns={width} />}
    </tbody>
  )
}
