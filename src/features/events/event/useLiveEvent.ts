import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isMissing } from '@/client/errors'
import { eventQueries, type SeenEvent } from '@/client/events'
import { invalidate, refetchShown } from '@/client/invalidate'
import { useFeedMessages } from '@/session/useFeed'

/** What stands around an event changes with any other one: asked for now and then is enough. */
const nowAndThen = { waitMs: 30_000, spreadMs: 5000 }

/** An event before and after somebody else changed it, and when that was seen here. */
export type OthersChange = { before: SeenEvent; after: SeenEvent; at: number }

/**
 * An event that follows what others do to it: the server tells that it changed, then it is read
 * anew with all that stands beside it. What one does oneself is on the page already.
 */
export function useLiveEvent(AcdEventsID: number) {
  const client = useQueryClient()
  const query = eventQueries.one(AcdEventsID)
  // Read anew by the feed's word alone, or a change of another's would come without being noticed:
  // after a lost network and after a sleep the feed says that anything may have changed.
  const event = useQuery({ ...query, refetchOnReconnect: false, refetchOnWindowFocus: false })
  const [change, setChange] = useState<OthersChange>()

  useFeedMessages(
    async () => {
      const before = client.getQueryData(query.queryKey)
      await refetchShown(client, query.queryKey)
      const after = client.getQueryData(query.queryKey)
      if (!before || !after || before.version === after.version) return
      // Beside an action of one's own its answer says what became of it.
      if (client.isMutating() === 0) setChange({ before, after, at: Date.now() })
      for (const key of eventQueries.partsOf(AcdEventsID)) void invalidate(client, key)
    },
    (told) => told === undefined || told.some(({ ID }) => ID === AcdEventsID),
  )
  useFeedMessages(
    async () => {
      for (const key of eventQueries.around(AcdEventsID)) void invalidate(client, key)
    },
    (told) => told?.every(({ ID }) => ID !== AcdEventsID) === true,
    nowAndThen,
  )

  // What was shown stays on the screen when reading it anew fails, unless it is there no more.
  const isGone = isMissing(event.error)
  const isShown = event.data?.ID === AcdEventsID && !isGone
  return {
    event: isShown ? event.data : undefined,
    error: event.error ?? undefined,
    isGone,
    failedSince: event.isError ? event.dataUpdatedAt : undefined,
    change: change?.after.version === event.data?.version ? change : undefined,
    retry: () => void event.refetch(),
  }
}
export type LiveEvent = ReturnType<typeof useLiveEvent>
