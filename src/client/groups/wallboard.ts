import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getWallboard } from '@/contract/wallboard'
import { send } from '../index'

/** A change is on the board within 2 s, with time for the answer. */
const readEveryMs = 1500

export const wallboardQueries = {
  all: () => ['wallboard'] as const,
  /** `typesOf`: the groups whose rows by type come along, of the same moment. */
  now: (typesOf: readonly number[] = []) =>
    queryOptions({
      queryKey: [...wallboardQueries.all(), typesOf] as const,
      queryFn: ({ signal }) =>
        send(
          getWallboard,
          { query: typesOf.length > 0 ? { typesOf: typesOf.join() } : {} },
          { signal },
        ),
      refetchInterval: readEveryMs,
      gcTime: 60_000,
      placeholderData: keepPreviousData,
    }),
}
