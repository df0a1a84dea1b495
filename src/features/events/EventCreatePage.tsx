import { Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { eventDraftMutations, eventDraftQueries, type SavedDraft } from '@/client/eventDrafts'
import { newKey } from '@/client/newKey'
import type { Answer } from '@/contract/endpoint'
import type { listEventDrafts } from '@/contract/eventDrafts'
import { useSearch } from '@/fields/Addressed'
import { reasonOf } from '@/fields/reasonOf'
import { type Centre, useCentre } from '@/fields/useCentre'
import { usePhones, usePhonesFailure } from '@/fields/usePhones'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import { beginForm, blankStart, startOf } from './beginForm'
import { DraftNotice } from './DraftNotice'
import classes from './EventCreatePage.module.css'
import { EventForm } from './EventForm'
import { draftOf } from './eventDraft'
import { HeldNotices } from './HeldNotices'
import { type NewEventSearch, readNewEventSearch } from './newEventSearch'
import { prefilled } from './prefilled'
import { readWindowDraft, writeWindowDraft } from './windowDraft'

type Drafts = Answer<typeof listEventDrafts>
type Props = {
  drafts: Drafts
  /** The drafts as they are now: another form may have gone on with one. */
  onRefresh: () => Promise<readonly SavedDraft[]>
  search: NewEventSearch
  phones: Phones
  centre: Centre
}

/** One form after the other: the one that begins with the page, and those that follow it. */
function Forms({ drafts, onRefresh, search, phones, centre }: Props) {
  const { owner } = drafts
  const place = useMemo(() => ({ owner, search: JSON.stringify(search) }), [owner, search])
  const discard = useMutation(eventDraftMutations.discard())
  const [start, setStart] = useState(() =>
    beginForm({
      search: place.search,
      prefill: prefilled(search),
      drafts: drafts.records,
      own: readWindowDraft(owner),
      newKey,
    }),
  )
  const [heldKey, setHeldKey] = useState<string>()
  const [gone, setGone] = useState<readonly string[]>([])
  const others = drafts.records.filter(({ key }) => key !== start.key && !gone.includes(key))
  const onDiscard = () => {
    discard.mutate(start.key)
    setGone([...gone, start.key])
    setStart(blankStart(newKey()))
    writeWindowDraft(undefined)
  }
  const onOpen = async (draft: SavedDraft) => {
    const latest = (await onRefresh()).find(({ key }) => key === draft.key)
    setStart(startOf(latest ?? draft))
  }
  return (
    <Stack gap="md" className={classes.root}>
      <HeldNotices
        except={heldKey}
        onForm={({ event }) =>
          setStart({
            ...blankStart(newKey(), draftOf(event, phones.space)),
            stored: undefined,
            restoredAt: 0,
          })
        }
      />
      {heldKey === undefined && (
        <DraftNotice
          restoredAt={start.restoredAt}
          now={centre.now}
          zone={centre.zone}
          others={others}
          onDiscard={onDiscard}
          onOpen={(draft) => void onOpen(draft)}
        />
      )}
      <EventForm
        key={start.key}
        phones={phones}
        centre={centre}
        start={start}
        place={place}
        onAnother={() => setStart(blankStart(newKey()))}
        onHeld={setHeldKey}
      />
    </Stack>
  )
}

/** A new event; its numbers are read by the numbering plans, so they come first. */
export function EventCreatePage() {
  const search = useSearch(readNewEventSearch)
  const phones = usePhones()
  const failure = usePhonesFailure()
  const drafts = useQuery(eventDraftQueries.list())
  const centre = useCentre(1000)
  const content = () => {
    if (drafts.isError && !drafts.data) {
      return <ErrorPanel reason={reasonOf(drafts.error)} onRetry={() => void drafts.refetch()} />
    }
    // Asked for again by itself once the network or the server is back.
    if (!phones && failure) return <ErrorPanel reason={reasonOf(failure)} />
    if (!phones || !drafts.data || !drafts.isFetchedAfterMount) return <PageSkeleton />
    return (
      <Forms
        key={JSON.stringify(search)}
        drafts={drafts.data}
        onRefresh={async () => (await drafts.refetch()).data?.records ?? []}
        search={search}
        phones={phones}
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
