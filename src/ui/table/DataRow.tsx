import { memo, type ReactNode, useRef } from 'react'
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
  /** Its width cannot be changed. */
  isFixed?: boolean
  /** Its cells are signs, narrower than the title, which is not drawn. */
  hidesTitle?: boolean
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

/** What the rows of a table do; the same functions for as long as the table is there. */
export type RowActs = {
  focus: (place: number) => void
  pick: (place: number, isRange: boolean) => void
}

type RowProps<Row> = {
  place: number
  /** Undefined while it is loading. */
  row: Row | undefined
  columns: readonly Column<Row>[]
  /** {@link ComingCells} of this table: the same ones in each row, so that none is drawn again. */
  coming: ReactNode
  height: number
  tabIndex: 0 | -1
  isCurrent: boolean
  state: RowState | undefined
  title: string | undefined
  /** The keys of its outdated cells, with blanks between them. */
  changed: string
  /** The name of its box; absent where rows cannot be picked. */
  pickLabel: string | undefined
  isPicked: boolean
  acts: RowActs
}

/** One row; until its record has come, in its final size. */
function PlainRow<Row>(props: RowProps<Row>) {
  const { place, row, columns, state, changed, pickLabel, isPicked, tabIndex, acts } = props
  const frame = {
    'aria-rowindex': place + 2,
    'data-place': place,
    tabIndex: -1,
    className: classes.row,
    style: { height: props.height },
    onFocus: () => acts.focus(place),
  }
  if (row === undefined) return <tr {...frame}>{props.coming}</tr>
  const marked = changed.split(' ')
  return (
    <tr
      {...frame}
      aria-current={props.isCurrent ? 'true' : undefined}
      data-state={state}
      data-picked={isPicked || undefined}
      title={props.title}
    >
      {pickLabel !== undefined && (
        <td className={classes.pick}>
          <PickBox
            label={pickLabel}
            state={isPicked ? 'on' : 'off'}
            tabIndex={tabIndex}
            onPress={(isRange) => acts.pick(place, isRange)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} data-changed={marked.includes(column.key) || undefined}>
          {column.cell(row, tabIndex)}
        </td>
      ))}
    </tr>
  )
}

/** Drawn again only when something of this row has changed. `memo` forgets that it is generic. */
const SameRow = memo(PlainRow) as typeof PlainRow

type LookedProps<Row> = Pick<RowProps<Row>, 'place' | 'coming' | 'height' | 'tabIndex' | 'acts'> & {
  looks: RowLooks<Row>
}

/** What a table knows of one row, as values that can be compared. */
export function DataRow<Row>({ looks, ...frame }: LookedProps<Row>) {
  const { columns, rowAt, isCurrent, stateOf, isChanged, stateLabels, picking } = looks
  const row = rowAt(frame.place)
  const state = row && stateOf?.(row)
  const changed =
    row && state === 'changed' ? columns.filter(({ key }) => isChanged?.(row, key)) : []
  return (
    <SameRow
      {...frame}
      row={row}
      columns={columns}
      isCurrent={row !== undefined && isCurrent?.(row) === true}
      state={state}
      title={state && stateLabels?.[state]}
      changed={changed.map(({ key }) => key).join(' ')}
      pickLabel={row && picking?.label(row)}
      isPicked={row !== undefined && picking?.isPicked(row) === true}
    />
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

/**
 * The same columns to the rows for as long as their cells are the same: another width, and a column
 * that is left out, draws no row again.
 */
export function useSameCells<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const kept = useRef(columns)
  const isSame =
    kept.current.length === columns.length &&
    columns.every(({ key, cell }, at) => {
      const before = kept.current[at]
      return before?.key === key && before.cell === cell
    })
  if (!isSame) kept.current = columns
  return kept.current
}

/** Stands in for the rows that are not drawn. */
export function Space({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={columns} className={classes.space} style={{ height }} />
    </tr>
  )
}
