import { useDisclosure } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useMedia, widths } from '@/ui/useMedia'

/** A dialog over the drawer has keys and clicks of its own. */
const isCovered = () => document.querySelector('[role=dialog]') !== null

/**
 * The navigation of narrow screens, opened by a button of the header. While it is open it has the
 * keyboard; Escape and a tap outside close it, and the focus returns to the button.
 */
export function useDrawer() {
  const [isAsked, { toggle, close }] = useDisclosure(false)
  const isOpen = useMedia(widths.narrow) && isAsked
  const button = useRef<HTMLButtonElement>(null)
  const drawer = useRef<HTMLElement>(null)

  useEffect(() => {
    if (!isOpen) return undefined
    drawer.current?.querySelector<HTMLElement>('a, button')?.focus()
    const leave = () => {
      close()
      button.current?.focus()
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isCovered()) return
      // No other Escape of the page acts on the same key.
      event.preventDefault()
      event.stopPropagation()
      leave()
    }
    const onClick = ({ target }: MouseEvent) => {
      const isInside = [drawer, button].some(
        ({ current }) => target instanceof Node && current?.contains(target),
      )
      if (!isInside && !isCovered()) leave()
    }
    window.addEventListener('keydown', onKeyDown, true)
    window.addEventListener('click', onClick)
    return () => {
      window.removeEventListener('keydown', onKeyDown, true)
      window.removeEventListener('click', onClick)
    }
  }, [isOpen, close])

  return { isOpen, toggle, close, button, drawer }
}
