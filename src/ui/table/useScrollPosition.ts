import { type RefObject, useEffect, useRef } from 'react'

/** The scroll position of each list, as long as this page is open. */
const places = new Map<string, number>()

export const isScrollPositionKnown = (listKey: string): boolean => places.has(listKey)

/**
 * Keeps a list's place: coming back to it finds it where it was left. Another list in the same
 * box begins at its top, and `onTop` hears of it.
 */
export function useScrollPosition(
  box: RefObject<HTMLElement | null>,
  listKey: string,
  onTop: () => void,
): void {
  const shown = useRef<string>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another list moves the place
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    if (shown.current === undefined) element.scrollTop = places.get(listKey) ?? 0
    else if (shown.current !== listKey) {
      element.scrollTop = 0
      onTop()
    }
    shown.current = listKey
    const remember = () => places.set(listKey, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [box, listKey])
}
