import { Select, type SelectProps } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { userQueries } from '@/client/users'
import { m } from '@/messages'
import { userName } from './programNames'

type Props = { value: number | null; onChange: (id: number | null) => void } & Omit<
  SelectProps,
  'value' | 'onChange' | 'data'
>

/** An active agent by name or UID. */
export function UserSelect({ value, onChange, ...props }: Props) {
  const users = useQuery(userQueries.list())
  const offered = (users.data?.records ?? []).filter(({ bActive }) => bActive)
  return (
    <Select
      searchable
      clearable
      limit={200}
      nothingFoundMessage={users.isPending ? m.common.loading : m.create.nothingFound}
      data={offered.map((user) => ({
        value: String(user.ID),
        label: `${userName(user)} (${user.UID})`,
      }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      {...props}
    />
  )
}
