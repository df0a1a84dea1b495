import type { ComponentProps } from 'react'
import classes from './PlainButton.module.css'

/** A button without a style of its own. */
export const PlainButton = ({ className = '', ...rest }: ComponentProps<'button'>) => (
  <button type="button" {...rest} className={`${classes.root} ${className}`} />
)
