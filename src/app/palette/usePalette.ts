import { type KeyboardEvent, useCallback, useEffect, useState } from 'react'
import type { Entry } from './entry'
import { remember } from './recentEntries'
import { useEntries } from './useEntries'

type Options = { onClose: () => void; onSheet: () => void }

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** What was typed, what fits it, which entry the keys are at, and the choice. */
export function usePalette({ onClose, onSheet }: Options) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [isAwaited, setAwaited] = useState(false)
  const { groups, isSearching } = useEntries(typed, onSheet)
  const entries = groups.flatMap((group) => group.entries)
  const place = Math.min(active, entries.length - 1)

  const type = useCallback((text: string) => {
    setTyped(text)
    setActive(0)
    setAwaited(false)
  }, [])
  const choose = (entry: Entry) => {
    remember(entry.key)
    onClose()
    entry.act()
  }
  // Until the answer is here, the events that are shown fit what was typed before.
  const isStale = isSearching && (entries[place]?.group ?? 'events') === 'events'
  const chosen = isStale ? undefined : entries[place]
  useEffect(() => {
    if (!isAwaited || isStale) return
    setAwaited(false)
    if (chosen) choose(chosen)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (event.nativeEvent.isComposing) return
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      setActive((place + step + entries.length) % entries.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (chosen) choose(chosen)
      else setAwaited(isSearching)
    }
  }
  return { typed, type, groups, entries, place, isSearching, choose, onKeyDown }
}
