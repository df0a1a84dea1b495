import type { QueryClient } from '@tanstack/react-query'
import { groupQueries } from '@/client/groups/groups'
import { userQueries } from '@/client/users'

/** Asks for the names of groups and users. */
export const primeNames = (client: QueryClient): Promise<unknown> =>
  Promise.all([client.prefetchQuery(groupQueries.list()), client.prefetchQuery(userQueries.list())])
