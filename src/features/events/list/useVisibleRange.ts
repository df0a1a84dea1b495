import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { eventPageSize } from '@/contract/event/listRequest'

type Window = { from: number; to: number }

const top: Window = { from: 0, to: eventPageSize }

/** The page hears of so many rows at a time: what stands around the table is not drawn for each. */
const blockSize = 20

/** The blocks that hold some rows. A page of the list is a number of whole ones. */
const blocksOf = ({ from, to }: Window): Window => ({
  from: Math.floor(from / blockSize) * blockSize,
  to: Math.ceil(to / blockSize) * blockSize,
})

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
 * once. A scroll bar that is dragged through the list asks for one place at a time: where it is
 * once the former answer has come, or where it rests.
 */
export function useVisibleRange() {
  const [window, setWindow] = useState<Window>(top)
  const now = useRef(window)
  const moved = useRef({ at: 0, to: top })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isReading = useRef(false)
  /** The newest place of a drag, while rows are on their way. */
  const next = useRef<Window>(undefined)
  const look = useCallback((place: Window) => {
    const to = blocksOf(place)
    clearTimeout(timer.current)
    next.current = undefined
    now.current = to
    setWindow((old) => (old.from === to.from && old.to === to.to ? old : to))
  }, [])
  const onWindow = useCallback(
    (from: number, to: number) => {
      const place = { from, to }
      const before = moved.current
      moved.current = { at: performance.now(), to: place }
      const hasRested = moved.current.at - before.at > settledAfterMs
      const isOn = isNear(place, before.to) && !isSamePages(place, now.current)
      if (hasRested || isOn || !isReading.current) return look(place)
      clearTimeout(timer.current)
      next.current = place
      timer.current = setTimeout(look, settledAfterMs, place)
    },
    [look],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  useLayoutEffect(() => {
    now.current = window
  }, [window])
  /** Told after each drawing: whether rows that are looked at are on their way. */
  const onReading = (is: boolean) => {
    isReading.current = is
    if (!is && next.current) look(next.current)
  }
  /** Another list begins at its top. */
  const toTop = () => setWindow(top)
  return { window, onWindow, onReading, toTop }
}
