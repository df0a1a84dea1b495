import { useEffect, useState } from 'react'
import { readFilter } from './filterTerms'

/** Typing rests this long before the list follows, and before a mistake is told. */
const pause = 150
const patience = 700

/** The text in the box: ahead of the filter while one types, and following it otherwise. */
export function useFilterText(filter: string, onFilter: (filter: string) => void) {
  const [text, setText] = useState(filter)
  const [applied, setApplied] = useState(filter)
  const [settled, setSettled] = useState(filter)
  // Another hand has changed the filter: a checkbox, a chip, Back, a link.
  if (applied !== filter) {
    setApplied(filter)
    setText(filter)
    setSettled(filter)
  }

  const apply = (written: string) => {
    setSettled(written)
    follow(written)
  }
  const follow = (written: string) => {
    const wanted = written.trim()
    if (wanted === filter || !('terms' in readFilter(wanted))) return
    setApplied(wanted)
    onFilter(wanted)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the waits
  useEffect(() => {
    const following = setTimeout(() => follow(text), pause)
    const settling = setTimeout(() => setSettled(text), patience)
    return () => {
      clearTimeout(following)
      clearTimeout(settling)
    }
  }, [text])

  return { text, change: setText, apply, isSettled: settled === text }
}
