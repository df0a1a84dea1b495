import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { confirmMissing, getMirror } from '@/contract/upstream/mirror'
import { send } from '../index'
import { invalidate } from '../invalidate'

/** Often enough for the state of a mirror that is read every few seconds. */
const readEvery = 5_000

export const mirrorQueries = {
  /** Only where the session says that there is an upstream. */
  current: () =>
    queryOptions({
      queryKey: ['upstream'] as const,
      queryFn: ({ signal }) => send(getMirror, {}, { signal }),
      meta: { readEvery },
    }),
}

export const mirrorMutations = {
  /** What is missing so suddenly may be removed. */
  confirm: () =>
    mutationOptions({
      mutationFn: () => send(confirmMissing, {}),
      onSettled: (_done, _error, _none, _memo, { client }) =>
        invalidate(client, mirrorQueries.current().queryKey),
    }),
}
