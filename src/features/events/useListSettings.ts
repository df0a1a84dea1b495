import { useQuery } from '@tanstack/react-query'
import { viewQueries } from '@/client/views'
import type { EventSearch } from '@/contract/event/eventSearch'
import type { Density } from '@/contract/views'
import { densityPreference, usePreference } from '@/ui/preferences'
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

export type ListSettingsControl = {
  settings: ListSettings
  view: ListView | undefined
  isChanged: boolean
  /** The view is loading, and the address alone does not define the list. */
  isPending: boolean
  /** The view that the address names was deleted, or is not shared. */
  isGone: boolean
  setColumns: (columns: ListSettings['columns']) => void
  setDensity: (density: Density) => void
  setWidths: (widths: ListSettings['widths']) => void
  /** Resets columns, density and widths to the view's. */
  forgetOwn: () => void
}

/** The list's settings: the view, what the address overrides, and the user's own columns. */
export function useListSettings(search: EventSearch): ListSettingsControl {
  const [preferred, prefer] = usePreference(densityPreference)
  const { view, isPending, isGone } = useView(search.view ?? '', preferred)
  // The reader's columns are those of every list but the saved views.
  const [own, keep] = useOwnSettings(isBuiltIn(search.view ?? '') ? '' : (search.view ?? ''))
  const base = view?.settings ?? plainSettings(preferred)
  const settings: ListSettings = {
    filter: search.filter ?? base.filter,
    sort: search.sort ?? base.sort,
    columns: own.columns ?? base.columns,
    density: own.density ?? base.density,
    widths: own.widths ?? base.widths,
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
    setWidths: (widths) => keep({ ...own, widths }),
    forgetOwn: () => keep({}),
  }
}
