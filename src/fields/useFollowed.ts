import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useWords } from './useFeed'

/** Many forms may be open at once, and none of them is a list. */
const inTime = { wait: 2000, spread: 1000 }

/** A query whose answer any event's change makes old: asked anew soon after the server tells of one. */
export function useFollowed<Data, Key extends QueryKey>(
  options: UseQueryOptions<Data, Error, Data, Key>,
) {
  const read = useQuery(options)
  useWords(
    async () => {
      if (options.enabled !== false) await read.refetch({ cancelRefetch: false })
    },
    () => true,
    inTime,
  )
  return read
}
