import { useEffect, useState } from 'react'
import { isFieldBegun, readFilter } from './filterTerms'

/** After typing stops: when counts are asked for, and when a mistake is shown. */
const debounceMs = 150
const settledAfterMs = 700

type FilterTextOptions = {
  filter: string
  onFilter: (filter: string) => void
  /** Rows are loading; they come first, then the newest text is asked for. */
  isBusy: boolean
}

/**
 * The text in the box: ahead of the filter while one types, and following it otherwise. The list
 * follows each letter at once; while its rows are on their way, only the newest text is kept.
 */
export function useFilterText({ filter, onFilter, isBusy }: FilterTextOptions) {
  const [text, setText] = useState(filter)
  const [rested, setRested] = useState(filter)
  const [settled, setSettled] = useState(filter)
  const [seen, setSeen] = useState(filter)
  /** Filters handed on that are not in the address yet. */
  const [underWay, setUnderWay] = useState<readonly string[]>([])
  if (seen !== filter) {
    setSeen(filter)
    setUnderWay(underWay.slice(underWay.indexOf(filter) + 1))
    // Something else changed the filter: a checkbox, a chip, Back, a link.
    if (!underWay.includes(filter)) {
      setText(filter)
      setRested(filter)
      setSettled(filter)
      setUnderWay([])
    }
  }

  const apply = (written: string) => {
    setRested(written)
    setSettled(written)
    follow(written)
  }
  const follow = (written: string) => {
    const wanted = written.trim()
    if (wanted === (underWay.at(-1) ?? filter) || readFilter(wanted).mistake) return
    setUnderWay([...underWay, wanted])
    onFilter(wanted)
  }
  // Wait for an answer or the rest of a term no longer than the debounce.
  const isTyping = rested !== text
  const mayFollow = !isTyping || !(isBusy || isFieldBegun(text))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, or the way is free for it
  useEffect(() => {
    if (mayFollow) follow(text)
  }, [text, mayFollow])
  useEffect(() => {
    const resting = setTimeout(() => setRested(text), debounceMs)
    const settling = setTimeout(() => setSettled(text), settledAfterMs)
    return () => {
      clearTimeout(resting)
      clearTimeout(settling)
    }
  }, [text])

  return { text, change: setText, apply, isTyping, isSettled: settled === text }
}
