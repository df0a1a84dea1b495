import type { ComponentProps } from 'react'
import classes from './Button.module.css'

type Props = ComponentProps<'button'> & {
  /** The accessible name: the icon shows no text. */
  'aria-label': string
  variant?: 'default' | 'quiet' | 'bare'
  /** Height and width in px. */
  size?: 24 | 28 | 34 | 36
}

/** A button with an icon alone. */
export const IconButton = ({ variant = 'quiet', size = 28, className = '', ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    className={`${classes.root} ${className}`}
    data-variant={variant}
    data-size={size}
  />
)
