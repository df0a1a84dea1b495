import { Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowsSort, IconRestore } from '@tabler/icons-react'
import { columnNames, type EventColumn } from '@/contract/event/listColumns'
import { m } from '@/messages'
import { ButtonMenu } from '@/ui/buttons/ButtonMenu'
import { plainColumns } from '../../listSettings'
import { ColumnOrder } from './ColumnOrder'
import { columnTitle } from './columnTitle'

type Columns = readonly EventColumn[]
type Props = {
  columns: Columns
  onColumns: (columns: Columns) => void
  isOpen: boolean
  close: () => void
}

/** Puts a column that is shown again where it stands in the full list. */
function withColumn(columns: Columns, column: EventColumn): Columns {
  const before = columnNames.slice(0, columnNames.indexOf(column))
  const place = Math.max(...columns.map((name, at) => (before.includes(name) ? at + 1 : 0)), 0)
  return columns.toSpliced(place, 0, column)
}

/** Which columns the list shows, and in which order. */
export function ColumnsMenu({ columns, onColumns, isOpen, close }: Props) {
  const [isOrdering, ordering] = useDisclosure(false)
  const toggle = (column: EventColumn, isShown: boolean) =>
    onColumns(isShown ? withColumn(columns, column) : columns.filter((name) => name !== column))
  return (
    <>
      <ButtonMenu label={m.events.menus.columns} isOpen={isOpen} close={close}>
        {columnNames.map((column) => (
          <Menu.CheckboxItem
            key={column}
            checked={columns.includes(column)}
            // The last column cannot be hidden.
            disabled={columns.length === 1 && columns.includes(column)}
            onChange={(isShown) => toggle(column, isShown)}
          >
            {columnTitle(column)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconArrowsSort aria-hidden size={15} />} onClick={ordering.open}>
          {m.events.menus.order}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRestore aria-hidden size={15} />}
          onClick={() => onColumns(plainColumns)}
        >
          {m.events.menus.plainColumns}
        </Menu.Item>
      </ButtonMenu>
      <ColumnOrder
        columns={columns}
        onColumns={onColumns}
        isOpen={isOrdering}
        close={ordering.close}
      />
    </>
  )
}
