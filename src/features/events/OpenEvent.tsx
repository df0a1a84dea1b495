import { type ReactNode, useEffect, useRef } from 'react'
import classes from './OpenEvent.module.css'

type Props = { name: string; isAlone: boolean; children: ReactNode }

/** The box of an open event: beside the list, or in place of it on narrow screens. */
export function OpenEvent({ name, isAlone, children }: Props) {
  const box = useRef<HTMLElement>(null)
  // Opened from the list, the focus moves here; opened by a link, it stays at the page's top.
  useEffect(() => {
    const { activeElement } = document
    const isFresh = activeElement === null || activeElement === document.body
    if (!isFresh && !box.current?.contains(activeElement)) box.current?.focus()
  }, [])
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={name}
      className={classes.root}
      data-alone={isAlone || undefined}
    >
      {children}
    </section>
  )
}
