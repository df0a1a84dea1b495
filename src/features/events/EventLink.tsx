import type { ReactNode } from 'react'
import type { EventSearch } from '@/contract/event/eventSearch'
import type { AcdEvent } from '@/contract/event/events'
import { Link } from '@/navigation/Link'
import classes from './EventLink.module.css'
import { Subject } from './Subject'

type Props = {
  event: Pick<AcdEvent, 'ID' | 'Subject'>
  search: EventSearch
  tabIndex: 0 | -1
  children?: ReactNode
}

/** A link from a row to its event; it carries the list's filter and order for the way back. */
export const EventLink = ({ event, search, tabIndex, children }: Props) => (
  <Link to={`/events/${event.ID}`} search={search} tabIndex={tabIndex} className={classes.root}>
    {children ?? <Subject text={event.Subject} oneLine />}
  </Link>
)
