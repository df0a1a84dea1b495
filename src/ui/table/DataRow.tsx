import type { ReactNode } from 'react'
import classes from './DataTable.module.css'
import type { ColumnWidth } from './fitColumns'
import { PickBox, type Picking } from './PickBox'

export type Column<Row> = ColumnWidth & {
  key: string
  title: string
  /** `tabIndex` is for the link of the row: one row at a time can be tabbed to. */
  cell: (row: Row, tabIndex: 0 | -1) => ReactNode
  /** Orders the list by this column; absent: it cannot. */
  sortable?: boolean
  /** The first click on its name puts the highest or latest first. */
  descendsFirst?: boolean
}

type RowState = 'changed' | 'gone'

/** How the rows of a table look. */
export type RowLooks<Row> = {
  columns: readonly Column<Row>[]
  /** The row at a place of the list; undefined while it is loading. */
  rowAt: (place: number) => Row | undefined
  /** Marks a row or a cell as changed or gone. */
  stateLabels?: Record<RowState, string>
  /** The row that is open elsewhere on the page. */
  isCurrent?: (row: Row) => boolean
  /** What happened to a row since the list was read, and which of its cells are outdated. */
  stateOf?: (row: Row) => RowState | undefined
  isChanged?: (row: Row, key: string) => boolean
  /** Rows can be picked. */
  picking?: Picking<Row>
}

type RowProps<Row> = RowLooks<Row> & {
  place: number
  /** {@link ComingCells} of this table: the same ones in each row, so that none is drawn again. */
  coming: ReactNode
  height: number
  tabIndex: 0 | -1
  onFocus: () => void
}

/** One row; until its record has come, in its final size. */
export function DataRow<Row>(props: RowProps<Row>) {
  const { place, height, columns, rowAt, isCurrent, picking, coming, onFocus, ...rest } = props
  const row = rowAt(place)
  const frame = {
    'aria-rowindex': place + 2,
    'data-place': place,
    tabIndex: -1,
    className: classes.row,
    style: { height },
    onFocus,
  }
  if (row === undefined) return <tr {...frame}>{coming}</tr>
  const state = rest.stateOf?.(row)
  const isPicked = picking?.isPicked(row)
  const isMarked = (key: string) => state === 'changed' && rest.isChanged?.(row, key)
  return (
    <tr
      {...frame}
      aria-current={isCurrent?.(row) ? 'true' : undefined}
      data-state={state}
      data-picked={isPicked || undefined}
      title={state && rest.stateLabels?.[state]}
    >
      {picking && (
        <td className={classes.pick}>
          <PickBox
            label={picking.label(row)}
            state={isPicked ? 'on' : 'off'}
            tabIndex={props.tabIndex}
            onPress={(isRange) => (isRange ? picking.onExtend(place) : picking.onToggle(place))}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} data-changed={isMarked(column.key) || undefined}>
          {column.cell(row, props.tabIndex)}
        </td>
      ))}
    </tr>
  )
}

type ComingProps = { columns: readonly { key: string }[]; isPicking: boolean }

/** The cells of a row that is to come. */
export const ComingCells = ({ columns, isPicking }: ComingProps) => (
  <>
    {isPicking && <td className={classes.pick} />}
    {columns.map(({ key }) => (
      <td key={key}>
        <div className={classes.coming} />
      </td>
    ))}
  </>
)

/** Stands in for the rows that are not drawn. */
export function Space({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} className={classes.space} style={{ height }} />
    </tr>
  )
}
