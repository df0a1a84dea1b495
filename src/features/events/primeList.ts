import type { QueryClient } from '@tanstack/react-query'
import { groupQueries } from '@/client/groups/groups'
import { snapshotEventQueries } from '@/client/snapshotEvents'
import { userQueries } from '@/client/users'
import { firstAsked, namedList, readEventSearch } from '@/contract/event/eventSearch'
import type { Role } from '@/contract/roles'
import { searchOf } from '@/navigation/address'

/** Asks for the first rows of the list that the address names, and for the names in them. */
export function primeList(
  client: QueryClient,
  { search, role }: { search: string; role: Role },
): Promise<unknown> {
  const asked = firstAsked(namedList(readEventSearch(searchOf(search)), role, undefined))
  return Promise.all([
    asked && client.prefetchQuery(snapshotEventQueries.present(asked)),
    client.prefetchQuery(groupQueries.list()),
    client.prefetchQuery(userQueries.list()),
  ])
}
