import { useEffect, useState } from 'react'
import { isFieldBegun, readFilter } from './filterTerms'

/** After typing stops: when counts are asked for, and when a mistake is shown. */
const debounceMs = 150
const settledAfterMs = 700

type FilterTextOptions = {
  filter: string
  onFilter: (filter: string) => void
}

/**
 * The text in the box: ahead of the filter while one types, and following it otherwise. The list
 * follows each letter at once, the newest one alone; a term with a field waits for its rest.
 */
export function useFilterText({ filter, onFilter }: FilterTextOptions) {
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

  const follow = (written: string) => {
    const wanted = written.trim()
    if (wanted === (underWay.at(-1) ?? filter) || readFilter(wanted).mistake) return
    setUnderWay([...underWay, wanted])
    onFilter(wanted)
  }
  // In the task of the letter itself, before anything is drawn.
  const change = (written: string) => {
    setText(written)
    if (!isFieldBegun(written)) follow(written)
  }
  const apply = (written: string) => {
    setText(written)
    setRested(written)
    setSettled(written)
    follow(written)
  }
  const isTyping = rested !== text
  // biome-ignore lint/correctness/useExhaustiveDependencies: once typing rests, in any case
  useEffect(() => {
    if (!isTyping) follow(text)
  }, [text, isTyping])
  useEffect(() => {
    const resting = setTimeout(() => setRested(text), debounceMs)
    const settling = setTimeout(() => setSettled(text), settledAfterMs)
    return () => {
      clearTimeout(resting)
      clearTimeout(settling)
    }
  }, [text])

  return { text, change, apply, isTyping, isSettled: settled === text }
}
