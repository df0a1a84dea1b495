import { type ReactNode, useEffect } from 'react'
import { unturned } from './isolated'
import classes from './Page.module.css'

type Props = {
  title: ReactNode
  name: string
  /** Stands beside the title, such as a count. */
  note?: ReactNode
  actions?: ReactNode
  before?: ReactNode
  fill?: boolean
  /** Stands beside what the page is about, which then has the h1 and the document's title. */
  beside?: boolean
  children: ReactNode
}

/**
 * A page: its one h1, its document title (`name`), its actions. `fill` gives the content the
 * height that is left, for a list that scrolls in itself.
 */
export function Page(props: Props) {
  const { title, name, note, actions, before, fill = false, beside = false, children } = props
  useEffect(() => {
    if (!beside) document.title = `${unturned(name)} · Callboard`
  }, [name, beside])

  const Heading = beside ? 'h2' : 'h1'
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
      {children}
    </div>
  )
}
