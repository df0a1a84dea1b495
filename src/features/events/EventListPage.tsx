import { useState } from 'react'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import { PageBoundary } from '@/navigation/PageBoundary'
import { useMedia, widths } from '@/ui/useMedia'
import { useShortcuts } from '@/ui/useShortcuts'
import classes from './EventListPage.module.css'
import { EventDetailPage } from './lazyEventPage'
import { EventList } from './list/EventList'
import { usePicked } from './list/selection/useSelection'
import { OpenEvent } from './OpenEvent'
import { useListSearch } from './useListSearch'

/** The list, and the event that is open: beside it on wide screens, alone on narrow ones. */
export function EventListPage({ AcdEventsID: open }: { AcdEventsID: number | undefined }) {
  const isNarrow = useMedia(widths.narrow)
  const [last, setLast] = useState<{ open?: number | undefined; closed?: number | undefined }>({
    open,
  })
  if (last.open !== open) setLast(open === undefined ? { closed: last.open } : { open })
  const [isFromList, setFromList] = useState(false)
  if (open === undefined && !isFromList) setFromList(true)
  const picked = usePicked()
  const search = useListSearch(open)
  useShortcuts(open === undefined ? {} : { Escape: () => navigate({ to: '/events', search }) })
  return (
    <div className={classes.root}>
      {(open === undefined || !isNarrow) && (
        <EventList open={open} closed={last.closed} picked={picked} />
      )}
      {open !== undefined && (
        <OpenEvent name={m.events.one(open)} isAlone={isNarrow}>
          <PageBoundary>
            <EventDetailPage AcdEventsID={open} isAlone={isNarrow} {...{ search, isFromList }} />
          </PageBoundary>
        </OpenEvent>
      )}
    </div>
  )
}
