import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import type { EventSearch } from './eventSearch'

/** The list's address is its state; changing it keeps the event that is open beside the list. */
export function useEventSearch(open: number | undefined) {
  const search = useSearch({ from: '/shell/events' })
  const navigate = useNavigate()
  const router = useRouter()

  const change = (next: EventSearch, replace = false) => {
    // What was typed a moment ago does not call back who is on the way to another page.
    if (!router.state.location.pathname.startsWith('/events')) return
    void navigate({
      to: open === undefined ? '/events' : '/events/$AcdEventsID',
      params: { AcdEventsID: String(open) },
      search: next,
      replace,
    })
  }
  const onFilter = (filter: string, replace = false) => {
    const { filter: _, ...others } = search
    change(filter === '' ? others : { ...others, filter }, replace)
  }
  const onSort = (sort: string | undefined) => {
    const { sort: _, ...others } = search
    change(sort === undefined ? others : { ...others, sort })
  }
  return { search, filter: search.filter ?? '', onFilter, onSort }
}
