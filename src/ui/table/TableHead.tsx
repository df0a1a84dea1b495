import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { PlainButton } from '../buttons/PlainButton'
import classes from './DataTable.module.css'
import { type Resizing, WidthHandle } from './WidthHandle'

export type Order = { by: string; ascending: boolean }

type HeadColumn = {
  key: string
  title: string
  /** Its width cannot be changed. */
  isFixed?: boolean
  /** Narrower than its title, which is not drawn. */
  hidesTitle?: boolean
  sortable?: boolean
  /** The first click puts the highest or latest first. */
  descendsFirst?: boolean
}

type Props = {
  columns: readonly HeadColumn[]
  order: Order
  onOrder: (order: Order) => void
  sortLabel: (column: string) => string
  /** Stands above the boxes of the rows. */
  box?: ReactNode
  resizing?: Resizing | undefined
  /** The widths of the columns, where they can be changed. */
  widths?: readonly number[]
}

const ariaSort = (order: Order, key: string) =>
  order.by !== key ? undefined : order.ascending ? ('ascending' as const) : ('descending' as const)

/** Orders the list by its column: first the way that is of more use, then the other. */
function SortButton({ column, order, onOrder, sortLabel }: Props & { column: HeadColumn }) {
  const isOn = order.by === column.key
  const Icon = order.ascending ? IconArrowUp : IconArrowDown
  const ascending = isOn ? !order.ascending : !column.descendsFirst
  return (
    <PlainButton
      className={classes.sort}
      aria-label={sortLabel(column.title)}
      title={sortLabel(column.title)}
      onClick={() => onOrder({ by: column.key, ascending })}
    >
      {column.title}
      {isOn && <Icon aria-hidden size={12} />}
    </PlainButton>
  )
}

type HeadProps = Props & { column: HeadColumn; width: number }

/** A column's name, which can order the list, and its edge, which can be dragged. */
function Head({ column, width, ...props }: HeadProps) {
  const { resizing } = props
  const shown = column.hidesTitle ? undefined : column.title
  return (
    <th
      scope="col"
      aria-sort={ariaSort(props.order, column.key)}
      // The column is not called by the button that sorts by it, nor by its edge.
      aria-label={column.title}
    >
      <div className={classes.name}>
        {column.sortable ? <SortButton {...props} column={column} /> : shown}
      </div>
      {resizing && !column.isFixed && (
        <WidthHandle
          label={resizing.label(column.title)}
          width={width}
          onWidth={(next, isDone) => resizing.onWidth(column.key, next, isDone)}
        />
      )}
    </th>
  )
}

/** The names of the columns. */
export const TableHead = (props: Props) => (
  <thead className={classes.head}>
    <tr aria-rowindex={1}>
      {props.box && <td className={classes.pick}>{props.box}</td>}
      {props.columns.map((column, at) => (
        <Head key={column.key} {...props} column={column} width={props.widths?.[at] ?? 0} />
      ))}
    </tr>
  </thead>
)
