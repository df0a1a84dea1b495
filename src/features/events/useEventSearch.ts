import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type EventSearch, newestFirst } from './eventSearch'
import type { ListSettings, ListView } from './listSettings'

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
  // Another list begins at its top.
  const { filter, sort, view } = search
  const viewPart = view === undefined ? {} : { view }

  return {
    search,
    onFilter: (next: string, replace = false) => {
      const sortPart = sort === undefined ? {} : { sort }
      // Without a filter the view's own would hold again.
      change(
        { ...(next === '' && !view ? {} : { filter: next }), ...sortPart, ...viewPart },
        replace,
      )
    },
    onSort: (next: ListSettings['sort']) => {
      const filterPart = filter === undefined ? {} : { filter }
      const sortPart = next === newestFirst && !view ? {} : { sort: next }
      change({ ...filterPart, ...sortPart, ...viewPart })
    },
    /** The place in the list is part of the address, and no step of the history. */
    onRow: (row: number) => {
      const { row: before = 0, ...rest } = search
      // Who is on the way to another page is not called back.
      const { location, resolvedLocation } = router.state
      if (row !== before && location.href === resolvedLocation?.href) {
        change(row > 0 ? { ...rest, row } : rest, true)
      }
    },
    /** The address says all of it, so that it brings the same list to who cannot see the view. */
    onView: (next: ListView | undefined) =>
      change(
        next === undefined
          ? {}
          : { view: next.key, filter: next.settings.filter, sort: next.settings.sort },
      ),
  }
}
