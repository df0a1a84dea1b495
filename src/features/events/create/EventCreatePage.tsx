import { Stack } from '@mantine/core'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { eventDraftQueries, type SavedDraft } from '@/client/eventDrafts'
import { newKey } from '@/client/newKey'
import type { Answer } from '@/contract/endpoint'
import type { listEventDrafts } from '@/contract/event/eventDrafts'
import { reasonOf } from '@/failures/reasonOf'
import { usePhonesOfForm } from '@/fields/usePhones'
import { m } from '@/messages'
import { useSearch } from '@/navigation/LocationProvider'
import { primeNames } from '@/session/primeNames'
import { type Centre, useCentre } from '@/session/useCentre'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { Page } from '@/ui/page/Page'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import { type NewEventSearch, readNewEventSearch } from '../newEventSearch'
import { beginForm, blankStart, reopenedStart, startOf } from './beginForm'
import { DraftNotice } from './draft/DraftNotice'
import { draftOf } from './draft/eventDraft'
import { readWindowDraft } from './draft/windowDraftStorage'
import classes from './EventCreatePage.module.css'
import { EventForm } from './EventForm'
import { HeldNotices } from './held/HeldNotices'
import { prefilled } from './prefilled'
import { useCreateRun, useCreateState, usePhase } from './useCreateRun'

type Drafts = Answer<typeof listEventDrafts>
type Props = {
  drafts: Drafts
  /** The drafts as they are now: another form may have gone on with one. */
  onRefresh: () => Promise<readonly SavedDraft[]>
  search: NewEventSearch
  reading: ReturnType<typeof usePhonesOfForm>
  centre: Centre
}

/** One form after the other: the one that begins with the page, and those that follow it. */
function Forms({ drafts, onRefresh, search, reading, centre }: Props) {
  const { owner } = drafts
  const place = { owner, search: JSON.stringify(search) }
  const { create, open } = useCreateRun(place, () =>
    beginForm({
      search: place.search,
      prefill: prefilled(search),
      drafts: drafts.records,
      own: readWindowDraft(owner),
      newKey,
    }),
  )
  const { start } = create
  const phase = usePhase(create)
  const ownKey = useCreateState(create, ({ draft }) => draft.key)
  const isHeld = phase.is === 'held' || phase.is === 'undoing'
  const onDiscard = () => {
    create.send({ is: 'discard' })
    open(blankStart(newKey()))
  }
  const onOpen = async (draft: SavedDraft) => {
    const latest = (await onRefresh()).find(({ key }) => key === draft.key)
    open(startOf(latest ?? draft))
  }
  return (
    <Stack gap="md" className={classes.root}>
      <HeldNotices
        except={isHeld || phase.is === 'unclear' ? ownKey : undefined}
        onForm={({ event }) => open(reopenedStart(newKey(), draftOf(event, reading.phones.space)))}
      />
      {!isHeld && (
        <DraftNotice
          restoredAt={start.restoredAt}
          now={centre.now}
          zone={centre.zone}
          others={drafts.records.filter(({ key }) => key !== start.key && key !== ownKey)}
          onDiscard={onDiscard}
          onOpen={(draft) => void onOpen(draft)}
        />
      )}
      <EventForm
        key={start.key}
        create={create}
        reading={reading}
        centre={centre}
        onAnother={() => open(blankStart(newKey()))}
      />
    </Stack>
  )
}

/** What the page asks for first. */
export const prime = (client: QueryClient) =>
  Promise.all([client.prefetchQuery(eventDraftQueries.list()), primeNames(client)])

/** A new event; the numbering plans are large and come once it is drawn. */
export function EventCreatePage() {
  const search = useSearch(readNewEventSearch)
  const reading = usePhonesOfForm()
  const drafts = useQuery(eventDraftQueries.list())
  const [wereRead] = useState(drafts.isSuccess && !drafts.isStale)
  const centre = useCentre(1000)
  const content = () => {
    if (drafts.isError && !drafts.data) {
      return <ErrorPanel reason={reasonOf(drafts.error)} onRetry={() => void drafts.refetch()} />
    }
    // Asked for again by itself once the network or the server is back.
    if (reading.failure) return <ErrorPanel reason={reasonOf(reading.failure)} />
    if (!drafts.data || !(wereRead || drafts.isFetchedAfterMount)) return <PageSkeleton />
    return (
      <Forms
        key={JSON.stringify(search)}
        drafts={drafts.data}
        onRefresh={async () => (await drafts.refetch()).data?.records ?? []}
        search={search}
        reading={reading}
        centre={centre}
      />
    )
  }
  return (
    <Page title={m.create.title} name={m.create.title}>
      {content()}
    </Page>
  )
}
