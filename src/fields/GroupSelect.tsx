import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { groupQueries } from '@/client/groups/groups'
import { type AcdGroup, groupTypes } from '@/contract/groups'
import { groupNames } from '@/contract/values/programNames'
import { groupName } from '@/session/programNames'
import type { Option } from './findOption'
import { SearchSelect } from './SearchSelect'

type Props = {
  /** Only groups of these types are offered. */
  types: readonly number[]
  /** Only groups that can take an event by themselves. */
  alone?: boolean
} & Omit<ComponentProps<typeof SearchSelect>, 'options' | 'isPending'>

function optionOf(group: AcdGroup): Option {
  const { ID, GroupNumber } = group
  const name = groupName(group)
  return GroupNumber === null
    ? { id: ID, label: name, names: groupNames(group) }
    : { id: ID, label: `${name} (${GroupNumber})`, names: [...groupNames(group), GroupNumber] }
}

/** A configuration group alone stands for its primary agent group, so it needs one. */
const isComplete = ({ AcdGroupTypesID, PrimaryAcdAgentGroupsID }: AcdGroup) =>
  AcdGroupTypesID !== groupTypes.configuration || PrimaryAcdAgentGroupsID !== null

/** A group by name or number. */
export function GroupSelect({ types, alone = false, ...props }: Props) {
  const groups = useQuery(groupQueries.list())
  const offered = (groups.data?.records ?? []).filter(
    (group) => types.includes(group.AcdGroupTypesID) && (!alone || isComplete(group)),
  )
  return <SearchSelect options={offered.map(optionOf)} isPending={groups.isPending} {...props} />
}
