import { Table } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { m } from '@/messages'
import type { Centre } from '@/session/useCentre'
import { IconButton } from '@/ui/buttons/IconButton'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { type Order, TableHead } from '@/ui/table/TableHead'
import classes from './BoardGroups.module.css'
import { type BoardRow, boardCells, rowName, typeRows } from './boardCells'
import { useBoardCentre } from './pastMinute'
import { type GroupSort, type ListedGroup, sortGroups } from './sortGroups'

const titles = (): Record<GroupSort, string> => ({
  ...m.wallboard.columns,
  ...m.groups.columns,
})

const risesFirst: readonly GroupSort[] = ['name', 'number', 'type', 'oldest', 'inTimeToday']

/** Which groups show their rows by type, and the way to show another's. */
type Expansion = { groups: ReadonlySet<number>; onToggle: (AcdGroupsID: number) => void }

type RowProps = {
  row: BoardRow
  columns: readonly GroupSort[]
  centre: Centre
  expansion?: Expansion | undefined
}

function ExpandButton({ row, expansion }: { row: BoardRow; expansion: Expansion }) {
  const isOpen = expansion.groups.has(row.AcdGroupsID)
  const Icon = isOpen ? IconChevronDown : IconChevronRight
  return (
    <IconButton
      size={24}
      aria-expanded={isOpen}
      aria-label={m.wallboard.byType(rowName(row))}
      onClick={() => expansion.onToggle(row.AcdGroupsID)}
    >
      <Icon aria-hidden size={14} />
    </IconButton>
  )
}

const GroupRow = ({ row, columns, centre, expansion }: RowProps) => (
  <Table.Tr>
    {columns.map((key) =>
      key === 'name' ? (
        <Table.Th key={key} scope="row">
          <span className={classes.name}>
            {expansion && <ExpandButton row={row} expansion={expansion} />}
            {boardCells[key](row, centre)}
          </span>
        </Table.Th>
      ) : (
        <Table.Td key={key}>{boardCells[key](row, centre)}</Table.Td>
      ),
    )}
  </Table.Tr>
)

type Props = {
  groups: readonly ListedGroup[]
  columns: readonly GroupSort[]
  /** Where groups can show their rows by type. */
  expansion?: Expansion
}

/** Each group's numbers, those that burn first; each leads to what it counts. */
export function BoardGroups({ groups, columns, expansion }: Props) {
  const [order, setOrder] = useState<Order>({ by: 'overdue', ascending: false })
  const centre = useBoardCentre()
  const said = titles()
  return (
    <ScrollBox className={classes.box} label={m.groups.title}>
      <Table aria-label={m.groups.title} className={classes.table} highlightOnHover>
        <TableHead
          columns={columns.map((key) => ({
            key,
            title: said[key],
            sortable: true,
            descendsFirst: !risesFirst.includes(key),
          }))}
          order={order}
          onOrder={setOrder}
          sortLabel={m.events.sortBy}
        />
        <Table.Tbody>
          {sortGroups(groups, order).map((group) => (
            <Fragment key={group.AcdGroupsID}>
              <GroupRow row={group} columns={columns} centre={centre} expansion={expansion} />
              {expansion?.groups.has(group.AcdGroupsID) &&
                sortGroups(typeRows(group), order).map((row) => (
                  <GroupRow key={row.AcdEventTypesID} row={row} columns={columns} centre={centre} />
                ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}
