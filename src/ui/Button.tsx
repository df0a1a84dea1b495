import type { ComponentProps, ReactNode } from 'react'
import classes from './Button.module.css'

type Looks = {
  /** How much it asks to be pressed. */
  variant?: 'filled' | 'danger' | 'default' | 'light' | 'subtle' | 'quiet'
  size?: 'sm' | 'xs' | 'compact-sm' | 'compact-xs'
  /** A sign before the word. */
  icon?: ReactNode
  /** A sign behind the word. */
  iconAfter?: ReactNode
}

type Root = { className: string; children: ReactNode }

type Props = Looks &
  ComponentProps<'button'> & {
    /** What it began is not done yet: it turns, and cannot be pressed once more. */
    loading?: boolean
    /** Draws a link instead, in the same looks. */
    renderRoot?: (props: Root) => ReactNode
  }

/** A button with a word, small enough for the first page. */
export function Button(props: Props) {
  const { variant = 'filled', size = 'sm', loading = false, renderRoot, ...rest } = props
  const { icon, iconAfter, className = '', disabled = false, children, ...others } = rest
  const root = {
    className: `${classes.root} ${className}`,
    'data-variant': variant,
    'data-size': size,
    children: (
      <>
        {icon && <span className={classes.icon}>{icon}</span>}
        <span className={classes.label}>{children}</span>
        {iconAfter && <span className={classes.icon}>{iconAfter}</span>}
      </>
    ),
  }
  if (renderRoot) return renderRoot(root)
  return (
    <button
      type="button"
      data-loading={loading || undefined}
      disabled={disabled || loading}
      {...others}
      {...root}
    />
  )
}
