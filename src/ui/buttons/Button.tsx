import type { ComponentProps, ReactNode } from 'react'
import classes from './Button.module.css'

type Looks = {
  /** How prominent the button is. */
  variant?: 'filled' | 'danger' | 'default' | 'light' | 'subtle' | 'quiet'
  size?: 'sm' | 'xs' | 'compact-sm' | 'compact-xs'
  /** An icon before the label. */
  icon?: ReactNode
  /** An icon after the label. */
  iconAfter?: ReactNode
}

type Root = { className: string; children: ReactNode }

type Props = Looks &
  ComponentProps<'button'> & {
    /** Its work is not done yet: it shows a spinner and cannot be pressed. */
    loading?: boolean
    /** Renders a link in place of a button, in the same style. */
    renderRoot?: (props: Root) => ReactNode
  }

/** A button with a label, small enough for the first page. */
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
