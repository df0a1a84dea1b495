import type { ComponentProps } from 'react'
import classes from './VisuallyHidden.module.css'

/** Text for screen readers alone. */
export const VisuallyHidden = (props: ComponentProps<'span'>) => (
  <span {...props} className={classes.root} />
)
