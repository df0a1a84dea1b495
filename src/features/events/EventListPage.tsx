import { useState } from 'react'
import { useSearch } from '@/fields/Addressed'
import { navigate } from '@/fields/address'
import { PageBoundary } from '@/fields/PageBoundary'
import { m } from '@/messages'
import { latePage } from '@/ui/later'
import { useMedia, widths } from '@/ui/useMedia'
import { useShortcuts } from '@/ui/useShortcuts'
import { EventList } from './EventList'
import classes from './EventListPage.module.css'
import { readEventSearch } from './eventSearch'
import { OpenEvent } from './OpenEvent'
import { usePicked } from './useSelection'

const EventDetailPage = latePage(() => import('./EventDetailPage'), 'EventDetailPage')

/** The list, and the event that is open: beside it on wide screens, alone on narrow ones. */
export function EventListPage({ AcdEventsID: open }: { AcdEventsID: number | undefined }) {
  const isNarrow = useMedia(widths.narrow)
  const [last, setLast] = useState<{ open?: number | undefined; closed?: number | undefined }>({
    open,
  })
  if (last.open !== open) setLast(open === undefined ? { closed: last.open } : { open })
  const picked = usePicked()
  const search = useSearch(readEventSearch)
  useShortcuts(open === undefined ? {} : { Escape: () => navigate({ to: '/events', search }) })
  return (
    <div className={classes.root}>
      {(open === undefined || !isNarrow) && (
        <EventList open={open} closed={last.closed} picked={picked} />
      )}
      {open !== undefined && (
        <OpenEvent name={m.event.title(open)} isAlone={isNarrow}>
          <PageBoundary>
            <EventDetailPage AcdEventsID={open} search={search} />
          </PageBoundary>
        </OpenEvent>
      )}
    </div>
  )
}
