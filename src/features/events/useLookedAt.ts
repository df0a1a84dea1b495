import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { eventPageSize } from '@/client/events'

type Window = { from: number; to: number }

const top: Window = { from: 0, to: eventPageSize }

/** What jumps through the list rests this long before the rows are fetched where it came to. */
const rest = 60

export const pagesOf = ({ from, to }: Window) => {
  const first = Math.floor(from / eventPageSize)
  return { first, last: Math.max(first, Math.ceil(to / eventPageSize) - 1) }
}

/** Whether other pages are looked at than before, and none lies between. */
function isNextTo(window: Window, before: Window): boolean {
  const [is, was] = [pagesOf(window), pagesOf(before)]
  if (is.first === was.first && is.last === was.last) return false
  return is.first <= was.last + 1 && is.last >= was.first - 1
}

/**
 * The rows that one looks at. Whoever scrolls on or jumps once sees the next rows asked for at
 * once; a scroll bar that is dragged through the list asks for none of what flies past.
 */
export function useLookedAt() {
  const [window, setWindow] = useState<Window>(top)
  const now = useRef(window)
  const moved = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const onWindow = useCallback((from: number, to: number) => {
    const next = { from, to }
    const look = () => {
      now.current = next
      setWindow((old) => (old.from === from && old.to === to ? old : next))
    }
    const hasRested = performance.now() - moved.current > rest
    moved.current = performance.now()
    clearTimeout(timer.current)
    if (hasRested || isNextTo(next, now.current)) look()
    else timer.current = setTimeout(look, rest)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  useLayoutEffect(() => {
    now.current = window
  }, [window])
  /** Another list begins at its top. */
  const toTop = () => setWindow(top)
  return { window, onWindow, toTop }
}
