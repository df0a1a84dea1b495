import type { ComponentProps } from 'react'
import classes from './PlainButton.module.css'

/** A button with no looks of its own. */
export const PlainButton = ({ className = '', ...rest }: ComponentProps<'button'>) => (
  <button type="button" {...rest} className={`${classes.root} ${className}`} />
)
