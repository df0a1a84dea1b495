import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

type Props = { title?: string; text: string; action?: ReactNode }

/** Why there is nothing to show, and the next step. */
export function EmptyState({ title, text, action }: Props) {
  return (
    <div className={classes.root}>
      {title && <p className={classes.title}>{title}</p>}
      <p className={classes.text}>{text}</p>
      {action}
    </div>
  )
}
