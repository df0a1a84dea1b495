import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Something was changed: what is known of it is old, and asked for anew where it is shown. A first
 * answer that is still on its way may have been read before the change and would count as fresh, so
 * it is not waited for.
 */
export async function outdate(client: QueryClient, queryKey: QueryKey): Promise<void> {
  await client.cancelQueries({ queryKey, predicate: ({ state }) => state.data === undefined })
  await client.invalidateQueries({ queryKey })
}
