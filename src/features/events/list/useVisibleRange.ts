import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { eventPageSize } from '@/contract/event/listRequest'

export type VisibleRange = { from: number; to: number }

const top: VisibleRange = { from: 0, to: eventPageSize }

/** The page hears of so many rows at a time: what stands around the table is not drawn for each. */
const blockSize = 20

/** The blocks that hold some rows. A page of the list is a number of whole ones. */
const blocksOf = ({ from, to }: VisibleRange): VisibleRange => ({
  from: Math.floor(from / blockSize) * blockSize,
  to: Math.ceil(to / blockSize) * blockSize,
})

/** After a jump, rows are fetched once the list has rested this long. */
const settledAfterMs = 60

export const pagesOf = ({ from, to }: VisibleRange) => {
  const first = Math.floor(from / eventPageSize)
  return { first, last: Math.max(first, Math.ceil(to / eventPageSize) - 1) }
}

const isSamePages = (a: VisibleRange, b: VisibleRange) => {
  const [is, was] = [pagesOf(a), pagesOf(b)]
  return is.first === was.first && is.last === was.last
}

/** Reading scrolls to neighbouring rows; a dragged scroll bar jumps from screen to screen. */
const isNear = (a: VisibleRange, b: VisibleRange) => a.from < b.to && b.from < a.to

/**
 * The rows that one looks at. Whoever scrolls on or jumps once sees the next rows asked for at
 * once. A scroll bar that is dragged through the list asks for one place at a time: where it is
 * once the former answer has come, or where it rests. `onLook` hears of each row.
 */
export function useVisibleRange(onLook: RefObject<((range: VisibleRange) => void) | undefined>) {
  const [window, setWindow] = useState<VisibleRange>(top)
  const now = useRef(window)
  const moved = useRef({ at: 0, to: top })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isReading = useRef(false)
  /** The newest place of a drag, while rows are on their way. */
  const next = useRef<VisibleRange>(undefined)
  const look = useCallback(
    (place: VisibleRange) => {
      const to = blocksOf(place)
      clearTimeout(timer.current)
      next.current = undefined
      now.current = to
      onLook.current?.(place)
      setWindow((old) => (old.from === to.from && old.to === to.to ? old : to))
    },
    [onLook],
  )
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
