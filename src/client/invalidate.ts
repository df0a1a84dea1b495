import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Marks queries as old after a change, so that those on the screen are read again. A first answer
 * that is still on its way may have been read before the change and would count as fresh, so it is
 * cancelled.
 */
export async function invalidate(client: QueryClient, queryKey: QueryKey): Promise<void> {
  await client.cancelQueries({ queryKey, predicate: ({ state }) => state.data === undefined })
  await client.invalidateQueries({ queryKey })
}

/**
 * Reads this query again where it is on the screen. Takes its key, not an observer: between a
 * render and its effects an observer has another query.
 */
export const refetchShown = (client: QueryClient, queryKey: QueryKey): Promise<void> =>
  client.refetchQueries({ queryKey, exact: true, type: 'active' }, { cancelRefetch: false })
