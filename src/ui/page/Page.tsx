import { type ReactNode, useEffect } from 'react'
import { unturned } from '../text/isolated'
import classes from './Page.module.css'
import { PanelLevel } from './panelLevel'

type Props = {
  title: ReactNode
  /** The document's title; absent beside another page, which then names the document. */
  name: string | undefined
  /** Stands beside the title, such as a count. */
  note?: ReactNode
  actions?: ReactNode
  before?: ReactNode
  fill?: boolean
  /** 2 beside another page, which then has the h1. */
  level?: 1 | 2
  children: ReactNode
}

/**
 * A page: its heading, its document title (`name`), its actions. `fill` gives the content the
 * height that is left, for a list that scrolls in itself.
 */
export function Page(props: Props) {
  const { title, name, note, actions, before, fill = false, level = 1, children } = props
  useEffect(() => {
    if (name !== undefined) document.title = `${unturned(name)} · Callboard`
  }, [name])

  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className={classes.root} data-fill={fill || undefined}>
      {before}
      <div className={classes.head}>
        <div className={classes.title}>
          <Heading className={classes.heading}>{title}</Heading>
          {note}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      <PanelLevel value={level === 1 ? 2 : 3}>{children}</PanelLevel>
    </div>
  )
}
