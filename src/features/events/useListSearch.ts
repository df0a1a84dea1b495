import { useMemo } from 'react'
import { type EventSearch, namedList, readEventSearch } from '@/contract/event/eventSearch'
import { useSearch } from '@/navigation/LocationProvider'
import { usePrincipal } from '@/session/usePrincipal'

/** The list that the address names, or the landing view. */
export function useListSearch(open: number | undefined): EventSearch {
  const search = useSearch(readEventSearch)
  const { role } = usePrincipal()
  return useMemo(() => namedList(search, role, open), [search, role, open])
}
