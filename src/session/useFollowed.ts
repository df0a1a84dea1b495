import {
  type QueryKey,
  type UseQueryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { refetchShown } from '@/client/invalidate'
import { useFeedMessages } from './useFeed'

/** Slower than a list: many forms may be open at once. */
const inTime = { waitMs: 2000, spreadMs: 1000 }

/** A query that any event's change makes stale: read again soon after a feed message. */
export function useFollowed<Data, Key extends QueryKey>(
  options: UseQueryOptions<Data, Error, Data, Key>,
) {
  const client = useQueryClient()
  const read = useQuery(options)
  useFeedMessages(
    () => refetchShown(client, options.queryKey),
    () => true,
    inTime,
  )
  return read
}
