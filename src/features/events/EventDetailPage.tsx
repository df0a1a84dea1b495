import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { isMissing } from '@/client/errors'
import { eventQueries } from '@/client/events'
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

type Props = { AcdEventsID: number; search: EventSearch }

/** One event, with everything that is known of it. */
export function EventDetailPage({ AcdEventsID, search }: Props) {
  const event = useQuery(eventQueries.one(AcdEventsID))
  const name = m.event.title(AcdEventsID)
  const isNone = isMissing(event.error)
  const back = (
    <Group justify="space-between" gap="xs">
      <Anchor size="sm" renderRoot={(props) => <Link to="/events" search={search} {...props} />}>
        <Group gap={4}>
          <IconArrowLeft aria-hidden size={16} />
          {m.event.back}
        </Group>
      </Anchor>
      {!isNone && <Neighbours AcdEventsID={AcdEventsID} search={search} />}
    </Group>
  )

  if (event.isError) {
    return (
      <Page title={name} name={name} before={back}>
        <ErrorPanel
          reason={reasonOf(event.error)}
          onRetry={isNone ? undefined : () => void event.refetch()}
        />
      </Page>
    )
  }
  if (!event.data) {
    return (
      <Page title={name} name={name} before={back}>
        <PageSkeleton />
      </Page>
    )
  }
  const { version: _, ...record } = event.data
  return (
    <Page
      title={name}
      name={name}
      before={back}
      actions={
        <>
          <CallBackLink event={event.data} />
          <CopyButton label={m.event.copyLink} text={() => window.location.href} />
          <RawRecord event={record} />
        </>
      }
    >
      <Stack gap="xs">
        <Text fz="lg" fw={600} component="div">
          <Subject text={event.data.Subject} />
        </Text>
        <Group>
          <EventStatus id={event.data.AcdEventStatusID} />
          <EventType id={event.data.AcdEventTypesID} />
        </Group>
        <EventActions key={record.ID} event={event.data} />
      </Stack>
      <div className={classes.columns}>
        <Stack gap="md">
          <EventTexts event={event.data} />
          <EventHistory key={record.ID} event={event.data} />
        </Stack>
        <Stack gap="md">
          <StandingReasons event={event.data} />
          <EventFacts event={event.data} />
          <SameCaller AcdEventsID={record.ID} search={search} />
        </Stack>
      </div>
    </Page>
  )
}
