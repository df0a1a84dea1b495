import type { ReactNode } from 'react'
import classes from './Dimmed.module.css'

/** What stands back behind the text around it. */
export const Dimmed = ({ children }: { children: ReactNode }) => (
  <span className={classes.root}>{children}</span>
)
