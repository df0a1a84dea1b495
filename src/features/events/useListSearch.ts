import { mayDo } from '@/contract/roles'
import { useSearch } from '@/navigation/LocationProvider'
import { usePrincipal } from '@/session/usePrincipal'
import { type EventSearch, readEventSearch } from './eventSearch'

/**
 * The list that the address names. An address that names none is the landing view: what is open,
 * or for agents what is theirs. Beside an event it is the list of all, which surely holds it.
 */
export function useListSearch(open: number | undefined): EventSearch {
  const search = useSearch(readEventSearch)
  const { role } = usePrincipal()
  if (search.filter !== undefined || search.view !== undefined) return search
  if (open !== undefined) return { filter: '', ...search }
  return { view: mayDo(role, 'actOnAll') ? 'open' : 'mine', ...search }
}
