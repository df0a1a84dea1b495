import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import { getWallboard, setWallboardTiles, type TileChoice } from '@/contract/wallboard'
import { send } from '../index'
import { invalidate } from '../invalidate'

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

export const wallboardMutations = {
  setTiles: () =>
    mutationOptions({
      mutationFn: (tiles: TileChoice[]) => send(setWallboardTiles, { body: { tiles } }),
      onSettled: (_done, _error, _tiles, _memo, { client }) =>
        invalidate(client, wallboardQueries.all()),
    }),
}
