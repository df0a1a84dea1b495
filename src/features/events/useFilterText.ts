import { useEffect, useState } from 'react'
import { readFilter } from './filterTerms'

/** Typing rests this long before the list follows, and before a mistake is told. */
const pause = 150
const patience = 700

/** The text in the box: ahead of the filter while one types, and following it otherwise. */
export function useFilterText(filter: string, onFilter: (filter: string) => void) {
  const [text, setText] = useState(filter)
  const [settled, setSettled] = useState(filter)
  const [seen, setSeen] = useState(filter)
  /** What was handed on and has not come back yet: the address follows a moment later. */
  const [underWay, setUnderWay] = useState<readonly string[]>([])
  if (seen !== filter) {
    setSeen(filter)
    setUnderWay(underWay.slice(underWay.indexOf(filter) + 1))
    // Another hand has changed the filter: a checkbox, a chip, Back, a link.
    if (!underWay.includes(filter)) {
      setText(filter)
      setSettled(filter)
      setUnderWay([])
    }
  }

  const apply = (written: string) => {
    setSettled(written)
    follow(written)
  }
  const follow = (written: string) => {
    const wanted = written.trim()
    if (wanted === (underWay.at(-1) ?? filter) || !('terms' in readFilter(wanted))) return
    setUnderWay([...underWay, wanted])
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
