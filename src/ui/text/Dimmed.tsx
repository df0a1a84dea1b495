import type { ReactNode } from 'react'
import classes from './Dimmed.module.css'

/** Text in a quieter colour. */
export const Dimmed = ({ children }: { children: ReactNode }) => (
  <span className={classes.root}>{children}</span>
)
