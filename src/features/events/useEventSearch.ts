import { useIsHere, useSearch } from '@/fields/Addressed'
import { navigate } from '@/fields/address'
import { type EventSearch, newestFirst, readEventSearch } from './eventSearch'
import type { ListSettings, ListView } from './listSettings'

/** The list alone, or with an event beside it. */
const isList = /^\/events(\/\d+)?\/?$/

/** The list's address is its state; changing it keeps the event that is open beside the list. */
export function useEventSearch(open: number | undefined) {
  const search = useSearch(readEventSearch)
  const isHere = useIsHere()

  const change = (next: EventSearch, replace = false) => {
    // What was typed a moment ago does not call back who is on the way to another page.
    if (!isList.test(window.location.pathname)) return
    navigate({ to: open === undefined ? '/events' : `/events/${open}`, search: next, replace })
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
      if (row !== before && isHere()) change(row > 0 ? { ...rest, row } : rest, true)
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
