import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'

/** What a press would ask, and how it is fetched before the press. */
export type Intent = {
  queryKey: QueryKey
  fetch: (client: QueryClient, isPressed: () => boolean) => void
}

/**
 * Fetches into the very entry that the press reads. Where that fails nobody is told; where it was
 * pressed meanwhile, it is asked once more, as the press would have done.
 */
export const intentOf = <Data, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Error, Data, Key>,
): Intent => ({
  queryKey: options.queryKey,
  fetch: (client, isPressed) => {
    const { queryFn } = options
    if (typeof queryFn !== 'function') return
    void client.prefetchQuery({
      ...options,
      retry: false,
      meta: { isAhead: true },
      queryFn: async (context) => {
        try {
          return await queryFn(context)
        } catch (error) {
          if (!isPressed() || context.signal.aborted) throw error
          return queryFn({ ...context, meta: undefined })
        }
      },
    })
  },
})
