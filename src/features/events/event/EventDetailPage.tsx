import { Stack } from '@mantine/core'
import type { QueryClient } from '@tanstack/react-query'
import { eventQueries } from '@/client/events'
import type { EventSearch } from '@/contract/event/eventSearch'
import type { PageIds } from '@/contract/pages'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { primeNames } from '@/session/primeNames'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { Page } from '@/ui/page/Page'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import { useIsPainted } from '@/ui/useIsPainted'
import { useMedia, widths } from '@/ui/useMedia'
import { EventActions } from './actions/EventActions'
import { EventTexts } from './body/EventTexts'
import classes from './EventDetailPage.module.css'
import { EventFreshness } from './EventFreshness'
import { EventHistory } from './EventHistory'
import { EventTop } from './EventTop'
import { EventFacts } from './facts/EventFacts'
import { EventStrip } from './facts/EventStrip'
import { NotListedNote } from './NotListedNote'
import { SameCaller } from './SameCaller'
import { SubjectHeading } from './SubjectHeading'
import { useLiveEvent } from './useLiveEvent'
import { WaitReasons } from './WaitReasons'

type Props = {
  AcdEventsID: number
  search: EventSearch
  /** Not beside the list, which has the h1. */
  isAlone: boolean
  /** Opened by a press in the list, which waits for what the row holds, and for nothing else. */
  isFromList?: boolean
}

/** What the page asks for first. */
export const prime = (client: QueryClient, { ids }: { ids: PageIds }) =>
  Promise.all([
    client.prefetchQuery(eventQueries.opened(Number(ids.AcdEventsID))),
    primeNames(client),
  ])

/**
 * One event: what one came for in a strip at its top, then everything else that is known of it. From
 * the list the strip is drawn in the task of the press, all else after it is on the screen.
 */
export function EventDetailPage({ AcdEventsID, search, isAlone, isFromList = false }: Props) {
  const live = useLiveEvent(AcdEventsID)
  const isPhone = useMedia(widths.phone)
  const isPainted = useIsPainted()
  const isWhole = isPainted || !isFromList
  const { event, around, error, isGone } = live
  const name = m.events.one(AcdEventsID)
  const page = {
    name,
    level: isAlone ? 1 : 2,
    before: <EventTop {...{ AcdEventsID, search, event, isPhone, isGone }} />,
  } as const
  const failed = error && (
    <ErrorPanel reason={reasonOf(error)} onRetry={isGone ? undefined : live.retry} />
  )
  if (!event) {
    return (
      <Page title={name} {...page}>
        {failed ?? <PageSkeleton />}
      </Page>
    )
  }
  return (
    <Page title={<SubjectHeading event={event} />} {...page}>
      {failed}
      <Stack gap="xs">
        <EventFreshness live={live} event={event} />
        <NotListedNote since={live.notListedSince} />
        <EventStrip event={event} />
        {isWhole && <EventActions key={event.ID} event={event} isPhone={isPhone} />}
      </Stack>
      {isWhole && (
        <div className={classes.parts}>
          <EventTexts event={event} isRead={around !== undefined} />
          <Stack gap="md" className={classes.around}>
            <SameCaller others={around?.sameCaller} search={search} />
            <WaitReasons event={event} reasons={around?.reasons} />
          </Stack>
          <EventHistory key={event.ID} event={event} history={around?.history} />
          <EventFacts key={`facts of ${event.ID}`} event={event} />
        </div>
      )}
    </Page>
  )
}
