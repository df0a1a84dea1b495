import { type OptionsFilter, Select, type SelectProps } from '@mantine/core'
import { m } from '@/messages'
import { fittingOptions, type Option } from './findOption'
import { useEnteredOption } from './useEnteredOption'

type Props = {
  value: number | null
  onChange: (id: number | null) => void
  options: readonly Option[]
  /** The options are still on their way. */
  isPending: boolean
} & Omit<SelectProps, 'value' | 'onChange' | 'data'>

/** One of many, found by typing. The one place where an ID is a text, because HTML's values are. */
export function SearchSelect({ value, onChange, options, isPending, ...props }: Props) {
  const chosen = options.find(({ id }) => id === value)?.label ?? ''
  const entered = useEnteredOption({ options, chosen, isPending, onChoose: onChange })
  const filter: OptionsFilter = ({ search }) =>
    fittingOptions(options, search).map(({ id, label }) => ({ value: String(id), label }))
  return (
    <Select
      searchable
      clearable
      limit={200}
      filter={filter}
      nothingFoundMessage={isPending ? m.common.loading : m.create.nothingFound}
      data={options.map(({ id, label }) => ({ value: String(id), label }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      {...entered}
      {...props}
    />
  )
}
