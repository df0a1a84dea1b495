import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import { getWallboard, setWallboardTiles, type TileChoice } from '@/contract/wallboard'
import { send } from '../index'
import { invalidate } from '../invalidate'

/** A change is on the board within 2 s, with time for the answer. */
const readEveryMs = 1500

export const wallboardQueries = {
  all: () => ['wallboard'] as const,
  /** `typesOf`: the groups whose rows by type come along, of the same moment. */
  now: (typesOf: readonly number[] = []) => wallboardQueries.of({ typesOf }),
  /** The board of a past minute does not change any more. */
  of: ({ typesOf, at }: { typesOf: readonly number[]; at?: string | undefined }) =>
    queryOptions({
      queryKey: [...wallboardQueries.all(), typesOf, at] as const,
      queryFn: ({ signal }) => {
        const types = typesOf.length > 0 ? { typesOf: typesOf.join() } : {}
        return send(getWallboard, { query: { ...types, ...(at && { at }) } }, { signal })
      },
      ...(at === undefined
        ? { refetchInterval: readEveryMs }
        : { staleTime: Number.POSITIVE_INFINITY }),
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
