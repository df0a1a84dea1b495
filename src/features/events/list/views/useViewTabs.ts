import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { changeFeed } from '@/client/feed/changeFeed'
import type { EventSnapshot } from '@/client/snapshotEvents'
import { viewQueries } from '@/client/views'
import type { EventSearch } from '@/contract/event/eventSearch'
import type { SavedView } from '@/contract/views'
import { builtInTabs, builtInView, type ListView, savedView } from '../../listSettings'
import type { ListSettingsControl } from '../../useListSettings'
import type { WantedList } from '../useAskAhead'
import { listKeyOf } from '../useEventRows'

export type ViewTab = {
  key: string
  name: string
  search: EventSearch
  /** What it asks first. */
  asked: WantedList
  isCurrent: boolean
  count: number | undefined
}

/** Saved views that have a tab of their own; the others are behind `More views`. */
const maxSaved = 4

const searchOf = ({ key, settings: { filter, sort } }: ListView, at?: string): EventSearch => ({
  ...(key === 'all' ? { filter } : { view: key, filter, sort }),
  at,
})

/** One's own views first, then those of others; the one that is shown is always among them. */
function savedTabs(saved: readonly SavedView[], shown: ListView | undefined): ListView[] {
  const ordered = [...saved.filter(({ isOwn }) => isOwn), ...saved.filter(({ isOwn }) => !isOwn)]
  const views = ordered.map(savedView)
  const first = views.slice(0, maxSaved)
  const isMissing = shown?.saved && !first.some(({ key }) => key === shown.key)
  return isMissing ? [...first.slice(0, maxSaved - 1), shown] : first
}

/**
 * The snapshot that views are counted of. It follows the list where that is a view and something
 * has changed, and where the same list is read anew: a filter that is being typed counts no views.
 */
function useCountedSnapshot(
  snapshot: EventSnapshot | undefined,
  { askedAt, isView }: { askedAt: number; isView: boolean },
) {
  const [seen, setSeen] = useState<EventSnapshot>()
  const [counted, setCounted] = useState<{ asOf: string; askedAt: number }>()
  if (snapshot && snapshot.asOf !== seen?.asOf) {
    setSeen(snapshot)
    const hasChanged = counted !== undefined && changeFeed.state().lastChangeAt >= counted.askedAt
    const isSameList = seen !== undefined && listKeyOf(snapshot.asked) === listKeyOf(seen.asked)
    if (counted === undefined || (isView && hasChanged) || isSameList) {
      setCounted({ asOf: snapshot.asOf, askedAt })
    }
  }
  return counted?.asOf
}

type ViewTabsOptions = {
  list: ListSettingsControl
  snapshot: EventSnapshot | undefined
  /** When the snapshot was asked for. */
  askedAt: number
  /** The list's own number of matches, once it was counted: views are counted after it. */
  count: number | undefined
  /** The past minute that the list is as of: the tabs stay there. */
  at: string | undefined
}

/** The tabs above the list, with the number of events in each view. */
export function useViewTabs(options: ViewTabsOptions): ViewTab[] {
  const { list, snapshot, askedAt, count, at } = options
  const { settings, view } = list
  const isCounted = count !== undefined
  const saved = useQuery({ ...viewQueries.list(), enabled: isCounted }).data ?? []
  const views = [
    ...builtInTabs.map((key) => builtInView(key, settings.density)),
    ...savedTabs(saved, view),
  ]
  const ofFilter = views.filter(({ settings: { filter } }) => filter === settings.filter)
  // A filter that was typed is that of the first view which has it.
  const shown = ofFilter.find(({ key }) => key === view?.key) ?? ofFilter[0]
  const isShown = ({ key }: ListView) => key === shown?.key
  const asOf = useCountedSnapshot(isCounted ? snapshot : undefined, {
    askedAt,
    isView: views.some(isShown),
  })
  const isListed = snapshot?.asked.filter === settings.filter
  const keys = views.map(({ key }) => key)
  const counted = useQuery({
    ...viewQueries.counts(keys, asOf),
    enabled: asOf !== undefined,
  })
  const counts = new Map(counted.data?.counts.map((one) => [one.view, one.count]))
  return views.map((each) => ({
    key: each.key,
    name: each.name,
    search: searchOf(each, at),
    asked: { ...each.settings, at },
    isCurrent: isShown(each),
    // The list itself may be newer than the numbers of the others.
    count: (isListed && isShown(each) ? count : undefined) ?? counts.get(each.key) ?? undefined,
  }))
}
