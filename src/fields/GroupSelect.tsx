import { type ComboboxItem, type OptionsFilter, Select, type SelectProps } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { groupQueries } from '@/client/groups'
import { hasWords } from '@/contract/filter/fold'
import { type AcdGroup, groupTypes } from '@/contract/groups'
import { m } from '@/messages'
import { useEnteredGroup } from './useEnteredGroup'

type Props = {
  value: number | null
  onChange: (id: number | null) => void
  /** Only groups of these types are offered. */
  types: readonly number[]
  /** Only groups that can take an event by themselves. */
  alone?: boolean
} & Omit<SelectProps, 'value' | 'onChange' | 'data'>

const labelOf = ({ Name, GroupNumber }: AcdGroup) =>
  GroupNumber === null ? Name : `${Name} (${GroupNumber})`

/** A configuration group alone stands for its primary agent group, so it needs one. */
const isComplete = ({ AcdGroupTypesID, PrimaryAcdAgentGroupsID }: AcdGroup) =>
  AcdGroupTypesID !== groupTypes.configuration || PrimaryAcdAgentGroupsID !== null

/** Name and number as they are shown; case and accents ignored, every word somewhere. */
const byWords: OptionsFilter = ({ options, search }) => {
  const fits = ({ label }: ComboboxItem) => hasWords(label, search)
  return options.filter((option) => 'label' in option && 'value' in option && fits(option))
}

/** A group by name or number. The one place where its ID is a text, because HTML's values are. */
export function GroupSelect({ value, onChange, types, alone = false, ...props }: Props) {
  const groups = useQuery(groupQueries.list())
  const offered = (groups.data?.records ?? []).filter(
    (group) => types.includes(group.AcdGroupTypesID) && (!alone || isComplete(group)),
  )
  const chosen = groups.data?.records.find(({ ID }) => ID === value)
  const entered = useEnteredGroup({
    chosen: chosen ? labelOf(chosen) : '',
    isPending: groups.isPending,
    choose: (typed) => {
      const first = offered.find((group) => hasWords(labelOf(group), typed))
      if (first) onChange(first.ID)
    },
  })
  return (
    <Select
      searchable
      clearable
      limit={200}
      filter={byWords}
      nothingFoundMessage={groups.isPending ? m.common.loading : m.create.nothingFound}
      data={offered.map((group) => ({ value: String(group.ID), label: labelOf(group) }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      {...entered}
      {...props}
    />
  )
}
