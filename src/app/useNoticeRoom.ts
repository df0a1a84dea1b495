import { type RefObject, useEffect } from 'react'

const property = '--notices'
/** Between the notices and what is brought into sight above them, in px. */
const gap = 24

/**
 * Says how much of the page's foot the notices cover: what gets the keyboard's focus is scrolled
 * above them, and a page ends above them.
 */
export function useNoticeRoom(notices: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement
    const read = () => {
      const height = notices.current?.offsetHeight ?? 0
      if (height > 0) style.setProperty(property, `${height + gap}px`)
      else style.removeProperty(property)
    }
    const resized = new ResizeObserver(read)
    if (notices.current) resized.observe(notices.current)
    return () => {
      resized.disconnect()
      style.removeProperty(property)
    }
  }, [notices])
}
