import type { QueryClient } from '@tanstack/react-query'
import { snapshotEventQueries } from '@/client/snapshotEvents'
import { firstAsked, namedList, readEventSearch } from '@/contract/event/eventSearch'
import type { Role } from '@/contract/roles'
import { searchOf } from '@/navigation/address'
import { primeNames } from '@/session/primeNames'

/** Asks for the first rows of the list that the address names, and for the names in them. */
export function primeList(
  client: QueryClient,
  { search, role }: { search: string; role: Role },
): Promise<unknown> {
  const asked = firstAsked(namedList(readEventSearch(searchOf(search)), role, undefined))
  return Promise.all([
    asked && client.prefetchQuery(snapshotEventQueries.present(asked)),
    primeNames(client),
  ])
}
