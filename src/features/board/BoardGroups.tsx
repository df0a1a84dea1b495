import { Anchor, Table } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { stampInstant } from '@/contract/values/zone'
import { tileFilters } from '@/contract/wallboard'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { groupName } from '@/session/programNames'
import { type Centre, useCentre } from '@/session/useCentre'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { type Order, TableHead } from '@/ui/table/TableHead'
import { formatAge, formatNumber } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './BoardGroups.module.css'
import { BoardNumber } from './BoardNumber'
import { type GroupSort, type ListedGroup, sortGroups } from './sortGroups'

const nameOf = ({ AcdGroupsID, Name }: ListedGroup) => groupName({ ID: AcdGroupsID, Name })

const titles = (): Record<GroupSort, string> => ({
  ...m.wallboard.columns,
  ...m.groups.columns,
})

type Counted = 'open' | 'due' | 'overdue' | 'closedToday' | 'inTimeToday'
const filters: Record<Counted, string> = {
  open: tileFilters.Open,
  due: tileFilters['Due now'],
  overdue: tileFilters.Overdue,
  closedToday: tileFilters['Closed today'],
  inTimeToday: tileFilters['In time today'],
}

/** A number that leads to the group's list of what it counts. */
const counted = (key: Counted) => (group: ListedGroup) => (
  <BoardNumber
    value={group[key]}
    isShare={key === 'inTimeToday'}
    burns={key === 'overdue'}
    filter={`group:${group.AcdGroupsID} ${filters[key]}`}
    label={`${nameOf(group)}, ${m.wallboard.columns[key]}`}
  />
)

const NameLink = (group: ListedGroup) => (
  <Anchor renderRoot={(props) => <Link to={`/groups/${group.AcdGroupsID}`} {...props} />}>
    <UntrustedText text={nameOf(group)} />
  </Anchor>
)

/** A number that the group's own page explains. */
const settled = (key: 'capacityLeft' | 'members') => (group: ListedGroup) => {
  const value = group[key]
  const text = value === undefined ? '' : value === null ? m.wallboard.nothing : formatNumber(value)
  return (
    <Anchor
      className={classes.number}
      data-zero={!value || undefined}
      aria-label={`${nameOf(group)}, ${m.groups.columns[key]}: ${text}`}
      renderRoot={(props) => <Link to={`/groups/${group.AcdGroupsID}`} {...props} />}
    >
      {text}
    </Anchor>
  )
}

function ageOf({ oldest }: ListedGroup, { now, zone }: Centre): string {
  const since = oldest === null ? undefined : stampInstant(oldest, zone)
  return since === undefined ? m.wallboard.nothing : formatAge(Math.max(0, now - since))
}

const cells: Record<GroupSort, (group: ListedGroup, centre: Centre) => ReactNode> = {
  name: (group) => <NameLink {...group} />,
  number: ({ number }) => number ?? m.wallboard.nothing,
  type: ({ type }) => type,
  open: counted('open'),
  oldest: ageOf,
  due: counted('due'),
  overdue: counted('overdue'),
  closedToday: counted('closedToday'),
  inTimeToday: counted('inTimeToday'),
  capacityLeft: settled('capacityLeft'),
  members: settled('members'),
}

const risesFirst: readonly GroupSort[] = ['name', 'number', 'type', 'oldest', 'inTimeToday']

type Props = { groups: readonly ListedGroup[]; columns: readonly GroupSort[] }

/** Each group's numbers, those that burn first; each leads to what it counts. */
export function BoardGroups({ groups, columns }: Props) {
  const [order, setOrder] = useState<Order>({ by: 'overdue', ascending: false })
  const centre = useCentre()
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
            <Table.Tr key={group.AcdGroupsID}>
              {columns.map((key) =>
                key === 'name' ? (
                  <Table.Th key={key} scope="row">
                    {cells[key](group, centre)}
                  </Table.Th>
                ) : (
                  <Table.Td key={key}>{cells[key](group, centre)}</Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}
