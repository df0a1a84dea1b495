import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { stampInstant } from '@/contract/values/zone'
import { tileFilters } from '@/contract/wallboard'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { groupName } from '@/session/programNames'
import type { Centre } from '@/session/useCentre'
import { typeLabel } from '@/session/useNames'
import { formatAge, formatNumber } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './BoardGroups.module.css'
import { BoardLink, BoardNumber } from './BoardNumber'
import type { GroupSort, ListedGroup } from './sortGroups'

/** A row of the table: a group, or one type of events within it. */
export type BoardRow = ListedGroup & { AcdEventTypesID?: number }

export const rowName = ({ AcdGroupsID, Name, AcdEventTypesID }: BoardRow): string => {
  const group = groupName({ ID: AcdGroupsID, Name })
  return AcdEventTypesID === undefined ? group : `${group}, ${typeLabel(AcdEventTypesID)}`
}

/** The rows by type of a group that brought them. */
export const typeRows = ({ types = [], AcdGroupsID, Name }: ListedGroup): BoardRow[] =>
  types.map((type) => ({ ...type, AcdGroupsID, Name }))

type Counted = 'open' | 'due' | 'overdue' | 'closedToday' | 'inTimeToday'
const filters: Record<Counted, string> = {
  open: tileFilters.Open,
  due: tileFilters['Due now'],
  overdue: tileFilters.Overdue,
  closedToday: tileFilters['Closed today'],
  inTimeToday: tileFilters['In time today'],
}

function filterOf({ AcdGroupsID, AcdEventTypesID }: BoardRow, filter: string): string {
  const type = AcdEventTypesID === undefined ? '' : `type:${AcdEventTypesID} `
  return `group:${AcdGroupsID} ${type}${filter}`
}

/** A number that leads to the list of what it counts. */
const counted = (key: Counted) => (row: BoardRow) => (
  <BoardNumber
    value={row[key]}
    isShare={key === 'inTimeToday'}
    burns={key === 'overdue'}
    filter={filterOf(row, filters[key])}
    label={`${rowName(row)}, ${m.wallboard.columns[key]}`}
  />
)

const NameCell = (row: BoardRow) =>
  row.AcdEventTypesID === undefined ? (
    <Anchor renderRoot={(props) => <Link to={`/groups/${row.AcdGroupsID}`} {...props} />}>
      <UntrustedText text={rowName(row)} />
    </Anchor>
  ) : (
    <span className={classes.type}>{typeLabel(row.AcdEventTypesID)}</span>
  )

/** A number that the group's own page explains. */
const settled = (key: 'capacityLeft' | 'members') => (group: BoardRow) => {
  const value = group[key]
  const text = value === undefined ? '' : value === null ? m.wallboard.nothing : formatNumber(value)
  return (
    <Anchor
      className={classes.number}
      data-zero={!value || undefined}
      aria-label={`${rowName(group)}, ${m.groups.columns[key]}: ${text}`}
      renderRoot={(props) => <Link to={`/groups/${group.AcdGroupsID}`} {...props} />}
    >
      {text}
    </Anchor>
  )
}

/** How long one has waited, which leads to the open ones, the oldest first. */
function oldest(row: BoardRow, { now, zone }: Centre) {
  const since = row.oldest === null ? undefined : stampInstant(row.oldest, zone)
  return (
    <BoardLink
      text={since === undefined ? m.wallboard.nothing : formatAge(Math.max(0, now - since))}
      isZero={since === undefined}
      filter={filterOf(row, tileFilters.Open)}
      sort="created"
      label={`${rowName(row)}, ${m.wallboard.columns.oldest}`}
    />
  )
}

export const boardCells: Record<GroupSort, (row: BoardRow, centre: Centre) => ReactNode> = {
  name: (row) => <NameCell {...row} />,
  number: ({ number }) => number ?? m.wallboard.nothing,
  type: ({ type }) => type,
  open: counted('open'),
  oldest,
  due: counted('due'),
  overdue: counted('overdue'),
  closedToday: counted('closedToday'),
  inTimeToday: counted('inTimeToday'),
  capacityLeft: settled('capacityLeft'),
  members: settled('members'),
}
