import { useQuery } from '@tanstack/react-query'
import { viewQueries } from '@/client/views'
import type { Density } from '@/contract/views'
import { densityPreference, usePreference } from '@/ui/preferences'
import type { EventSearch } from './eventSearch'
import {
  builtInView,
  differs,
  isBuiltIn,
  type ListSettings,
  type ListView,
  plainSettings,
  savedView,
} from './listSettings'
import { useOwnSettings } from './ownSettings'

/** The view that the address names; undefined without one, and while it is on its way. */
function useView(key: string, density: Density) {
  const isSaved = /^\d+$/.test(key)
  const saved = useQuery({ ...viewQueries.list(), enabled: isSaved })
  if (isBuiltIn(key)) return { view: builtInView(key, density), isPending: false, isGone: false }
  const found = saved.data?.find(({ ID }) => String(ID) === key)
  return {
    view: found && savedView(found),
    isPending: isSaved && saved.isPending,
    isGone: isSaved && saved.data !== undefined && found === undefined,
  }
}

export type ListChanges = {
  settings: ListSettings
  view: ListView | undefined
  isChanged: boolean
  /** The view is on its way, and the address does not say by itself what the list is. */
  isPending: boolean
  /** The view that the address names was deleted, or one may not see it. */
  isGone: boolean
  setColumns: (columns: ListSettings['columns']) => void
  setDensity: (density: Density) => void
  /** Columns and density are the view's again. */
  forgetOwn: () => void
}

/** What the list is: its view, what the address says in place of it, and one's own columns. */
export function useListSettings(search: EventSearch): ListChanges {
  const [preferred, prefer] = usePreference(densityPreference)
  const { view, isPending, isGone } = useView(search.view ?? '', preferred)
  const [own, keep] = useOwnSettings(search.view ?? '')
  const base = view?.settings ?? plainSettings(preferred)
  const settings: ListSettings = {
    filter: search.filter ?? base.filter,
    sort: search.sort ?? base.sort,
    columns: own.columns ?? base.columns,
    density: own.density ?? base.density,
  }
  return {
    settings,
    view,
    isChanged: view !== undefined && differs(settings, view),
    isPending: isPending && search.filter === undefined,
    isGone,
    setColumns: (columns) => keep({ ...own, columns: [...columns] }),
    // A saved view has a density of its own; else it is the reader's choice for every list.
    setDensity: (density) => (view?.saved ? keep({ ...own, density }) : prefer(density)),
    forgetOwn: () => keep({}),
  }
}
