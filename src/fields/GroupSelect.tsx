import { Select, type SelectProps } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { groupQueries } from '@/client/groups'
import type { AcdGroup } from '@/contract/groups'
import { m } from '@/messages'

type Props = {
  value: number | null
  onChange: (id: number | null) => void
  /** Only groups of these types are offered. */
  types: readonly number[]
} & Omit<SelectProps, 'value' | 'onChange' | 'data'>

const labelOf = ({ Name, GroupNumber }: AcdGroup) =>
  GroupNumber === null ? Name : `${Name} (${GroupNumber})`

/** A group by name or number. The one place where its ID is a text, because HTML's values are. */
export function GroupSelect({ value, onChange, types, ...props }: Props) {
  const groups = useQuery(groupQueries.list())
  const offered = (groups.data?.records ?? []).filter((group) =>
    types.includes(group.AcdGroupTypesID),
  )
  return (
    <Select
      searchable
      clearable
      limit={200}
      nothingFoundMessage={groups.isPending ? m.common.loading : m.create.nothingFound}
      data={offered.map((group) => ({ value: String(group.ID), label: labelOf(group) }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      {...props}
    />
  )
}
