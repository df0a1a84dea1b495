import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { userQueries } from '@/client/users'
import type { User } from '@/contract/users'
import { userName } from '@/session/programNames'
import type { Option } from './findOption'
import { SearchSelect } from './SearchSelect'

type Props = Omit<ComponentProps<typeof SearchSelect>, 'options' | 'isPending'>

const optionOf = (user: User): Option => ({
  id: user.ID,
  label: `${userName(user)} (${user.UID})`,
  names: [userName(user), user.UID],
})

/** An active agent by name or UID. */
export function UserSelect(props: Props) {
  const users = useQuery(userQueries.list())
  const offered = (users.data?.records ?? []).filter(({ bActive }) => bActive)
  return <SearchSelect options={offered.map(optionOf)} isPending={users.isPending} {...props} />
}
