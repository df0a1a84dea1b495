import type { ReactNode } from 'react'

type Props = { label: string; className: string | undefined; children: ReactNode }

/** A box that scrolls in itself: the keyboard reaches it, and it says what it holds. */
export const ScrollBox = ({ label, className, children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
  <section className={className} tabIndex={0} aria-label={label}>
    {children}
  </section>
)
