import type { ReactNode } from 'react'
import type { EventSearch } from '@/contract/event/eventSearch'
import type { AcdEvent } from '@/contract/event/events'
import { Link } from '@/navigation/Link'
import classes from './EventLink.module.css'
import { Subject } from './Subject'
import { useOpenAhead } from './useOpenAhead'

type Props = {
  event: Pick<AcdEvent, 'ID' | 'Subject'>
  search: EventSearch
  tabIndex: 0 | -1
  children?: ReactNode
}

/** A link from a row to its event; it carries the list's filter and order for the way back. */
export function EventLink({ event, search, tabIndex, children }: Props) {
  const openAhead = useOpenAhead()
  return (
    <Link
      to={`/events/${event.ID}`}
      search={search}
      tabIndex={tabIndex}
      className={classes.root}
      onClick={() => openAhead(event.ID)}
    >
      {children ?? <Subject text={event.Subject} oneLine />}
    </Link>
  )
}
