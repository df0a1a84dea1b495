import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { eventPageSize } from '@/contract/event/listRequest'

type Window = { from: number; to: number }

const top: Window = { from: 0, to: eventPageSize }

/** After a jump, rows are fetched once the list has rested this long. */
const settledAfterMs = 60

export const pagesOf = ({ from, to }: Window) => {
  const first = Math.floor(from / eventPageSize)
  return { first, last: Math.max(first, Math.ceil(to / eventPageSize) - 1) }
}

const isSamePages = (a: Window, b: Window) => {
  const [is, was] = [pagesOf(a), pagesOf(b)]
  return is.first === was.first && is.last === was.last
}

/** Reading scrolls to neighbouring rows; a dragged scroll bar jumps from screen to screen. */
const isNear = (a: Window, b: Window) => a.from < b.to && b.from < a.to

/**
 * The rows that one looks at. Whoever scrolls on or jumps once sees the next rows asked for at
 * once; a scroll bar that is dragged through the list asks for none of what flies past.
 */
export function useVisibleRange() {
  const [window, setWindow] = useState<Window>(top)
  const now = useRef(window)
  const moved = useRef({ at: 0, to: top })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const onWindow = useCallback((from: number, to: number) => {
    const next = { from, to }
    const look = () => {
      now.current = next
      setWindow((old) => (old.from === from && old.to === to ? old : next))
    }
    const before = moved.current
    moved.current = { at: performance.now(), to: next }
    clearTimeout(timer.current)
    const hasRested = moved.current.at - before.at > settledAfterMs
    const isReading = isNear(next, before.to) && !isSamePages(next, now.current)
    if (hasRested || isReading) look()
    else timer.current = setTimeout(look, settledAfterMs)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  useLayoutEffect(() => {
    now.current = window
  }, [window])
  /** Another list begins at its top. */
  const toTop = () => setWindow(top)
  return { window, onWindow, toTop }
}
