import { useEffect, useRef } from 'react'

/**
 * For a button whose row goes when it has done its work: the focus goes on at the panel or page that
 * held the row, where it would else be lost. `press` says that the row goes by this button.
 */
export function useFocusAfterRow() {
  const button = useRef<HTMLButtonElement>(null)
  const isPressed = useRef(false)
  useEffect(() => {
    const holder = button.current?.closest<HTMLElement>('section[aria-labelledby], main')
    return () => {
      if (!isPressed.current || document.activeElement !== document.body) return
      holder?.setAttribute('tabindex', '-1')
      holder?.focus({ preventScroll: true })
    }
  }, [])
  const press = () => {
    isPressed.current = true
  }
  return { button, press }
}
