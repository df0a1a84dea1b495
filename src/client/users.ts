import { queryOptions } from '@tanstack/react-query'
import { listUsers } from '@/contract/users'
import { send } from './index'
import { polledSlowly } from './polled'

export const userQueries = {
  all: () => ['users'] as const,
  list: () =>
    queryOptions({
      queryKey: [...userQueries.all(), 'list'] as const,
      queryFn: ({ signal }) => send(listUsers, {}, { signal }),
      staleTime: 5 * 60_000,
      ...polledSlowly,
    }),
}
