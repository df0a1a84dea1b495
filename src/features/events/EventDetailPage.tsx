import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@/fields/Link'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { CopyButton } from '@/ui/CopyButton'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import { CallBackLink } from './CallBackLink'
import { EventActions } from './EventActions'
import classes from './EventDetailPage.module.css'
import { EventFacts } from './EventFacts'
import { EventFreshness } from './EventFreshness'
import { EventHistory } from './EventHistory'
import { EventStatus } from './EventStatus'
import { EventTexts } from './EventTexts'
import { EventType } from './EventType'
import type { EventSearch } from './eventSearch'
import { Neighbours } from './Neighbours'
import { RawRecord } from './RawRecord'
import { SameCaller } from './SameCaller'
import { StandingReasons } from './StandingReasons'
import { Subject } from './Subject'
import { useLiveEvent } from './useLiveEvent'

type Props = { AcdEventsID: number; search: EventSearch }

/** One event, with everything that is known of it. */
export function EventDetailPage({ AcdEventsID, search }: Props) {
  const live = useLiveEvent(AcdEventsID)
  const { event, error, isGone } = live
  const name = m.event.title(AcdEventsID)
  const back = (
    <Group justify="space-between" gap="xs">
      <Anchor size="sm" renderRoot={(props) => <Link to="/events" search={search} {...props} />}>
        <Group gap={4}>
          <IconArrowLeft aria-hidden size={16} />
          {m.event.back}
        </Group>
      </Anchor>
      {!isGone && <Neighbours AcdEventsID={AcdEventsID} search={search} />}
    </Group>
  )

  const failed = error && (
    <ErrorPanel reason={reasonOf(error)} onRetry={isGone ? undefined : live.retry} />
  )
  if (!event) {
    return (
      <Page title={name} name={name} before={back}>
        {failed ?? <PageSkeleton />}
      </Page>
    )
  }
  const { version: _, ...record } = event
  return (
    <Page
      title={name}
      name={name}
      before={back}
      actions={
        <>
          <CallBackLink event={event} />
          <CopyButton label={m.event.copyLink} text={() => window.location.href} />
          <RawRecord event={record} />
        </>
      }
    >
      {failed}
      <Stack gap="xs">
        <EventFreshness change={live.change} failedSince={live.failedSince} />
        <Text fz="lg" fw={600} component="div">
          <Subject text={event.Subject} />
        </Text>
        <Group>
          <EventStatus id={event.AcdEventStatusID} />
          <EventType id={event.AcdEventTypesID} />
        </Group>
        <EventActions key={record.ID} event={event} />
      </Stack>
      <div className={classes.columns}>
        <Stack gap="md">
          <EventTexts event={event} />
          <EventHistory key={record.ID} event={event} />
        </Stack>
        <Stack gap="md">
          <StandingReasons event={event} />
          <EventFacts event={event} />
          <SameCaller AcdEventsID={record.ID} search={search} />
        </Stack>
      </div>
    </Page>
  )
}
