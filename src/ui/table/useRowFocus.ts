import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { RowWindow } from './useRowWindow'

/** Where a key leads from a row; undefined for keys that do not move. */
function target(key: string, place: number, count: number, page: number): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + page,
    PageUp: place - page,
    Home: 0,
    End: count - 1,
  }
  return moves[key]
}

/**
 * The keyboard in a long table: focus rests on the link of one row, which alone can be tabbed to,
 * and moves to rows that are drawn, and whose record arrives, only after the key was pressed. Until
 * then the row itself holds the focus, so that further keys are heard.
 */
export function useRowFocus(box: RefObject<HTMLElement | null>, rows: RowWindow, count: number) {
  const [active, setActive] = useState(0)
  const wanted = useRef<number>(undefined)
  const wantsEnd = useRef(false)

  // The row that is wanted, and not `active`: what was drawn before the key may come to rest after it.
  const focusWanted = () => {
    if (wanted.current === undefined) return
    const row = box.current?.querySelector<HTMLElement>(`[data-place="${wanted.current}"]`)
    const link = row?.querySelector<HTMLElement>('a')
    if (link) wanted.current = undefined
    const holder = link ?? row
    holder?.focus({ preventScroll: true })
  }
  useEffect(focusWanted)

  // The end may have been asked for while the list was still being counted.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another count moves the end
  useEffect(() => {
    if (wantsEnd.current && box.current?.contains(document.activeElement)) goTo(count - 1)
  }, [count])

  // Less room, as for a bar below, does not leave the keyboard behind it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another height hides a row
  useEffect(() => {
    if (box.current?.contains(document.activeElement)) rows.scrollTo(active)
  }, [rows.page])

  const goTo = (place: number) => {
    const within = Math.max(0, Math.min(count - 1, place))
    wanted.current = within
    setActive(within)
    rows.scrollTo(within)
    // The row where the keyboard was last is not drawn again for it.
    focusWanted()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const next = target(event.key, active, count, rows.page)
    if (next === undefined) return
    event.preventDefault()
    wantsEnd.current = event.key === 'End'
    goTo(next)
  }
  const isInSight = active >= rows.from && active < rows.to

  return {
    active,
    setActive,
    goTo: (place: number) => {
      wantsEnd.current = false
      goTo(place)
    },
    /** The keyboard comes in without a scroll: the first row may stand half behind the head. */
    enter: () => {
      const isSeen = active >= rows.first && active < rows.first + rows.page
      goTo(isSeen ? active : rows.first + 1)
    },
    onKeyDown,
    /** The row that was last used may have scrolled away: the table can be entered all the same. */
    entry: isInSight ? active : rows.first,
  }
}
