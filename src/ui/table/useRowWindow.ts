import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Browsers cap an element near 16 million px; beyond half of that the scroll bar is mapped. */
const tallest = 8_000_000
const beyond = 8

export type RowWindow = {
  /** First row to draw, and the one after the last. */
  from: number
  to: number
  /** The first row in sight. */
  first: number
  /** How many rows are seen at once: what PageDown moves by. */
  page: number
  /** Empty height above and below the drawn rows, in px. */
  above: number
  below: number
  /** A row comes into sight, if it is not. */
  scrollTo: (row: number) => void
  /** A row becomes the first in sight. */
  toTop: (row: number) => void
}

type RowWindowOptions = { rows: number; rowHeight: number; headHeight: number }

/** How many rows a box shows, how far it scrolls, and the last row that can be the first in it. */
function within(height: number, { rows, rowHeight, headHeight }: RowWindowOptions) {
  const total = Math.min(rows * rowHeight, tallest)
  const inSight = Math.ceil(Math.max(0, height - headHeight) / rowHeight)
  return {
    total,
    inSight,
    longest: Math.max(1, total + headHeight - height),
    lastFirst: Math.max(0, rows - Math.max(1, inSight - 1)),
  }
}

/**
 * Which rows of a long list are in sight. The scroll bar spans the whole list: as long as it fits
 * a browser's element it scrolls by pixels, and beyond that a place on the bar is a share of it.
 */
export function useRowWindow(
  box: RefObject<HTMLElement | null>,
  { rows, rowHeight, headHeight }: RowWindowOptions,
): RowWindow {
  const [view, setView] = useState({ top: 0, height: 600 })
  const isMapped = rows * rowHeight > tallest
  /** Between two rows there is nothing to draw. */
  const step = isMapped ? 1 : rowHeight

  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const read = () => {
      const top = Math.floor(element.scrollTop / step) * step
      const height = element.clientHeight
      setView((old) => (old.top === top && old.height === height ? old : { top, height }))
    }
    read()
    element.addEventListener('scroll', read, { passive: true })
    const resized = new ResizeObserver(read)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', read)
      resized.disconnect()
    }
  }, [box, step])

  const options = { rows, rowHeight, headHeight }
  const { total, inSight, longest, lastFirst } = within(view.height, options)
  const first = isMapped
    ? Math.round(Math.min(1, view.top / longest) * lastFirst)
    : Math.floor(view.top / rowHeight)
  const from = Math.max(0, Math.min(first, lastFirst) - beyond)
  const to = Math.min(rows, first + inSight + beyond)
  const drawn = (to - from) * rowHeight
  // Mapped, the first row in sight stands where the bar is; else each stands at its own place.
  const place = isMapped ? view.top - (first - from) * rowHeight : from * rowHeight
  const above = Math.max(0, Math.min(place, total - drawn))

  const toTop = (row: number) => {
    const element = box.current
    if (!element) return
    // A list that is whole from the beginning goes to its place before its height was told.
    const now = within(element.clientHeight, options)
    const share = Math.min(row, now.lastFirst) / Math.max(1, now.lastFirst)
    element.scrollTop = isMapped ? share * now.longest : row * rowHeight
  }
  // Rows of another height, and the one that was first in sight still is.
  const wasFirst = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another height moves the rows
  useLayoutEffect(() => toTop(wasFirst.current), [rowHeight])
  useLayoutEffect(() => {
    wasFirst.current = first
  })

  const scrollTo = (row: number) => {
    const element = box.current
    if (!element) return
    if (isMapped) {
      const isSeen = row >= first && row < first + inSight - 1
      if (!isSeen) toTop(row)
      return
    }
    const top = row * rowHeight
    if (top < element.scrollTop) element.scrollTop = top
    const bottom = top + rowHeight + headHeight
    if (bottom > element.scrollTop + element.clientHeight) {
      // Up to a whole row: none stands half behind the head.
      element.scrollTop = Math.ceil((bottom - element.clientHeight) / rowHeight) * rowHeight
    }
  }

  const below = Math.max(0, total - drawn - above)
  return {
    from,
    to,
    first: Math.min(first, lastFirst),
    page: Math.max(1, inSight - 1),
    above,
    below,
    scrollTo,
    toTop,
  }
}
