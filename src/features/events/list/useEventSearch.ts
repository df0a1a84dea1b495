import type { EventSearch } from '@/contract/event/eventSearch'
import { navigate } from '@/navigation/address'
import { useIsHere } from '@/navigation/LocationProvider'
import type { ListSettings, ListView } from '../listSettings'
import { useListSearch } from '../useListSearch'

/** The list alone, or with an event beside it. */
const isList = /^\/events(\/\d+)?\/?$/

/** The list's address is its state; changing it keeps the event that is open beside the list. */
export function useEventSearch(open: number | undefined) {
  const search = useListSearch(open)
  const isHere = useIsHere()

  const change = (next: EventSearch, replace = false) => {
    // A late filter change must not cancel a navigation to another page.
    if (!isList.test(window.location.pathname)) return
    navigate({ to: open === undefined ? '/events' : `/events/${open}`, search: next, replace })
  }
  // Another list begins at its top.
  const { filter, sort, view, at } = search
  // One stays in the past until one leaves it.
  const viewPart = view === undefined ? { at } : { at, view }

  return {
    search,
    onFilter: (next: string, replace = false) => {
      const sortPart = sort === undefined ? {} : { sort }
      change({ filter: next, ...sortPart, ...viewPart }, replace)
    },
    onSort: (next: ListSettings['sort']) => {
      const filterPart = filter === undefined ? {} : { filter }
      change({ ...filterPart, sort: next, ...viewPart })
    },
    /** The first row is part of the address, but makes no entry in the history. */
    onRow: (row: number) => {
      const { row: before = 0, ...rest } = search
      // A late change must not cancel a navigation to another page.
      if (row !== before && isHere()) change(row > 0 ? { ...rest, row } : rest, true)
    },
    /** The address holds the whole list, so that it works for those who cannot see the view. */
    onView: (next: ListView | undefined) =>
      change(
        next === undefined
          ? { at, filter: '' }
          : {
              at,
              view: next.key,
              filter: next.settings.filter,
              sort: next.settings.sort,
            },
      ),
    onNow: () => {
      const { at: _, row: __, ...present } = search
      change(present)
    },
  }
}
