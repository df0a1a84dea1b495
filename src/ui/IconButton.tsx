import type { ComponentProps } from 'react'
import classes from './Button.module.css'

type Props = ComponentProps<'button'> & {
  /** Its name, which nothing but the sign shows. */
  'aria-label': string
  variant?: 'default' | 'quiet' | 'bare'
  /** Height and width in px. */
  size?: 24 | 28 | 34 | 36
}

/** A button that is a sign alone. */
export const IconButton = ({ variant = 'quiet', size = 28, className = '', ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    className={`${classes.root} ${className}`}
    data-variant={variant}
    data-size={size}
  />
)
