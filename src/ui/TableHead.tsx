import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './DataTable.module.css'
import { PlainButton } from './PlainButton'

export type Order = { by: string; ascending: boolean }

type HeadColumn = { key: string; title: string; sortable?: boolean }

type Props = {
  columns: readonly HeadColumn[]
  order: Order
  onOrder: (order: Order) => void
  sortLabel: (column: string) => string
  /** Stands above the boxes of the rows. */
  box?: ReactNode
}

const ariaSort = (order: Order, key: string) =>
  order.by !== key ? undefined : order.ascending ? ('ascending' as const) : ('descending' as const)

/** Orders the list by its column: first ascending, then the other way. */
function SortButton({ column, order, onOrder, sortLabel }: Props & { column: HeadColumn }) {
  const isOn = order.by === column.key
  const Icon = order.ascending ? IconArrowUp : IconArrowDown
  return (
    <PlainButton
      className={classes.sort}
      title={sortLabel(column.title)}
      onClick={() => onOrder({ by: column.key, ascending: isOn ? !order.ascending : true })}
    >
      {column.title}
      {isOn && <Icon aria-hidden size={14} />}
    </PlainButton>
  )
}

/** The names of the columns, each of which can order the list. */
export const TableHead = (props: Props) => (
  <thead className={classes.head}>
    <tr aria-rowindex={1}>
      {props.box && <td className={classes.pick}>{props.box}</td>}
      {props.columns.map((column) => (
        <th key={column.key} scope="col" aria-sort={ariaSort(props.order, column.key)}>
          {column.sortable ? <SortButton {...props} column={column} /> : column.title}
        </th>
      ))}
    </tr>
  </thead>
)
