import { Modal } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { EventColumn } from '@/contract/event/listColumns'
import { m } from '@/messages'
import { IconButton } from '@/ui/buttons/IconButton'
import classes from './ColumnOrder.module.css'
import { columnTitle } from './columnTitle'

type Props = {
  columns: readonly EventColumn[]
  onColumns: (columns: readonly EventColumn[]) => void
  isOpen: boolean
  close: () => void
}

/** The shown columns in order, with buttons to move each. */
export function ColumnOrder({ columns, onColumns, isOpen, close }: Props) {
  const move = (place: number, by: -1 | 1) => {
    const column = columns[place]
    if (column) onColumns(columns.toSpliced(place, 1).toSpliced(place + by, 0, column))
  }
  const { menus } = m.events
  return (
    <Modal opened={isOpen} onClose={close} title={menus.order} size="sm">
      <ol className={classes.root}>
        {columns.map((column, place) => (
          <li key={column} className={classes.column}>
            <span className={classes.name}>{columnTitle(column)}</span>
            <IconButton
              disabled={place === 0}
              aria-label={menus.moveUp(columnTitle(column))}
              onClick={() => move(place, -1)}
            >
              <IconArrowUp aria-hidden size={17} />
            </IconButton>
            <IconButton
              disabled={place === columns.length - 1}
              aria-label={menus.moveDown(columnTitle(column))}
              onClick={() => move(place, 1)}
            >
              <IconArrowDown aria-hidden size={17} />
            </IconButton>
          </li>
        ))}
      </ol>
    </Modal>
  )
}
