import { useEffect, useState } from 'react'
import { isFieldBegun, readFilter } from './filterTerms'

/** Typing rests this long before more is asked than rows, and before a mistake is told. */
const pause = 150
const patience = 700

type Settings = {
  filter: string
  onFilter: (filter: string) => void
  /** Rows are on their way; they come before what is typed now is asked for. */
  isBusy: boolean
}

/**
 * The text in the box: ahead of the filter while one types, and following it otherwise. The list
 * follows each letter at once; while its rows are on their way, only the newest text is kept.
 */
export function useFilterText({ filter, onFilter, isBusy }: Settings) {
  const [text, setText] = useState(filter)
  const [rested, setRested] = useState(filter)
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
    if (wanted === (underWay.at(-1) ?? filter) || !('terms' in readFilter(wanted))) return
    setUnderWay([...underWay, wanted])
    onFilter(wanted)
  }
  // Neither an answer nor the rest of a term is waited for longer than the pause.
  const isTyping = rested !== text
  const mayFollow = !isTyping || !(isBusy || isFieldBegun(text))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, or the way is free for it
  useEffect(() => {
    if (mayFollow) follow(text)
  }, [text, mayFollow])
  useEffect(() => {
    const resting = setTimeout(() => setRested(text), pause)
    const settling = setTimeout(() => setSettled(text), patience)
    return () => {
      clearTimeout(resting)
      clearTimeout(settling)
    }
  }, [text])

  return { text, change: setText, apply, isTyping, isSettled: settled === text }
}
