import { type ReactNode, useEffect, useRef } from 'react'
import classes from './OpenEvent.module.css'

type Props = { name: string; isAlone: boolean; children: ReactNode }

/** Where an event is shown: beside the list, or alone in its place. */
export function OpenEvent({ name, isAlone, children }: Props) {
  const box = useRef<HTMLElement>(null)
  // Opened from the list, the keyboard goes along; opened by a link, it begins at the page's top.
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
