import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isMissing } from '@/client/errors'
import { eventQueries, type OpenedEvent, type SeenEvent } from '@/client/events'
import { invalidate, refetchShown } from '@/client/invalidate'
import type { HistoryEntry } from '@/contract/event/eventActions'
import { useFeedMessages } from '@/session/useFeed'
import { useUpstream } from '@/session/useUpstream'
import { listedEvent } from '../listedEvents'

/** What stands around an event changes with any other one: asked for now and then is enough. */
const nowAndThen = { waitMs: 30_000, spreadMs: 5000 }

/** An event before and after somebody else changed it, its history by then, and when it was seen. */
export type OthersChange = {
  before: SeenEvent
  after: SeenEvent
  history: readonly HistoryEntry[]
  at: number
}

/** The event; until it is read, the record of its row in a list, with the age of that. */
function useOpenedEvent(AcdEventsID: number) {
  const client = useQueryClient()
  const listed = () => listedEvent(client, AcdEventsID)
  return useQuery({
    ...eventQueries.opened(AcdEventsID),
    initialData: (): OpenedEvent | undefined => {
      const row = listed()
      return row && { event: { ...row.record, version: undefined } }
    },
    initialDataUpdatedAt: () => listed()?.readAt,
    // Read anew by the feed's word alone, or a change of another's would come without being noticed:
    // after a lost network and after a sleep the feed says that anything may have changed.
    meta: { followsFeed: true },
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })
}

/**
 * An event that follows what others do to it: the server tells that it changed, then it is read
 * anew with all that stands beside it. What one does oneself is on the page already.
 */
export function useLiveEvent(AcdEventsID: number) {
  const client = useQueryClient()
  const opened = useOpenedEvent(AcdEventsID)
  const { host } = useUpstream()
  useQuery({ ...eventQueries.watched(AcdEventsID), enabled: host !== undefined })
  const [change, setChange] = useState<OthersChange>()
  const { queryKey } = eventQueries.opened(AcdEventsID)

  const readAnew = async () => {
    const before = client.getQueryData(queryKey)?.event
    await refetchShown(client, queryKey)
    const { event: after, around } = client.getQueryData(queryKey) ?? {}
    void invalidate(client, eventQueries.neighboursOf(AcdEventsID))
    if (!before?.version || !after || before.version === after.version) return
    // Beside an action of one's own its answer says what became of it.
    if (client.isMutating() > 0) return
    setChange({ before, after, history: around?.history ?? [], at: Date.now() })
  }
  useFeedMessages(
    readAnew,
    (told) => told === undefined || told.some(({ ID }) => ID === AcdEventsID),
  )
  useFeedMessages(
    readAnew,
    (told) => told?.every(({ ID }) => ID !== AcdEventsID) === true,
    nowAndThen,
  )

  // What was shown stays on the screen when reading it anew fails, unless it is there no more.
  const { data, error, isError, failureCount, dataUpdatedAt } = opened
  const isGone = isMissing(error)
  const event = isGone ? undefined : data?.event
  const isOfRow = data !== undefined && data.around === undefined
  return {
    event,
    around: event && data?.around,
    notListedSince: event && data?.notListedSince,
    error: error ?? undefined,
    isGone,
    failedSince: isError || (isOfRow && failureCount > 0) ? dataUpdatedAt : undefined,
    change: change?.after.version === event?.version ? change : undefined,
    retry: () => void opened.refetch(),
  }
}
export type LiveEvent = ReturnType<typeof useLiveEvent>
