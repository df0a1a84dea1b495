import type { ReactNode } from 'react'
import { eventQueries } from '@/client/events'
import type { EventSearch } from '@/contract/event/eventSearch'
import type { AcdEvent } from '@/contract/event/events'
import { Link } from '@/navigation/Link'
import classes from './EventLink.module.css'
import { intentOf } from './intent/intentOf'
import { useIntent } from './intent/useIntent'
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
  const intent = useIntent(() => intentOf(eventQueries.opened(event.ID)))
  return (
    <Link
      to={`/events/${event.ID}`}
      // From a list of the past an event is opened as it is now.
      search={{ ...search, at: undefined }}
      tabIndex={tabIndex}
      className={classes.root}
      onClick={() => openAhead(event.ID)}
      {...intent}
    >
      {children ?? <Subject text={event.Subject} oneLine />}
    </Link>
  )
}
