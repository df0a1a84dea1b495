import { queryOptions } from '@tanstack/react-query'
import { listGroups } from '@/contract/groups'
import { send } from '../index'
import { polledSlowly } from '../polled'

export const groupQueries = {
  all: () => ['groups'] as const,
  list: () =>
    queryOptions({
      queryKey: [...groupQueries.all(), 'list'] as const,
      queryFn: ({ signal }) => send(listGroups, {}, { signal }),
      staleTime: 5 * 60_000,
      ...polledSlowly,
    }),
  /** What each half hour holds; a change of an event may change it. */
  slots: () => [...groupQueries.all(), 'slots'] as const,
}
