import { queryOptions } from '@tanstack/react-query'
import { getWallboard } from '@/contract/wallboard'
import { send } from '../index'

/** A change is on the board within 2 s, with time for the answer. */
const readEveryMs = 1500

export const wallboardQueries = {
  now: () =>
    queryOptions({
      queryKey: ['wallboard'] as const,
      queryFn: ({ signal }) => send(getWallboard, {}, { signal }),
      refetchInterval: readEveryMs,
    }),
}
