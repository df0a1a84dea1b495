import type { ComponentProps } from 'react'
import classes from './Unseen.module.css'

/** Words for the ear alone. */
export const Unseen = (props: ComponentProps<'span'>) => (
  <span {...props} className={classes.root} />
)
