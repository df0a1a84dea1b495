import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isMissing } from '@/client/errors'
import { eventQueries, type SeenEvent } from '@/client/events'
import { outdate } from '@/client/outdate'
import { useWords } from '@/fields/useFeed'

/** What stands around an event changes with any other one: asked for now and then is enough. */
const nowAndThen = { wait: 30_000, spread: 5000 }

/** An event before and after somebody else changed it, and when that was seen here. */
export type OthersChange = { before: SeenEvent; after: SeenEvent; at: number }

/**
 * An event that follows what others do to it: the server tells that it changed, then it is read
 * anew with all that stands beside it. What one does oneself is on the page already.
 */
export function useLiveEvent(AcdEventsID: number) {
  const client = useQueryClient()
  const query = eventQueries.one(AcdEventsID)
  const event = useQuery(query)
  const [change, setChange] = useState<OthersChange>()

  useWords(
    async () => {
      const before = client.getQueryData(query.queryKey)
      const { data: after } = await event.refetch({ cancelRefetch: false })
      if (!before || !after || before.version === after.version) return
      // Beside an action of one's own its answer says what became of it.
      if (client.isMutating() === 0) setChange({ before, after, at: Date.now() })
      for (const key of eventQueries.partsOf(AcdEventsID)) void outdate(client, key)
    },
    (told) => told === undefined || told.some(({ ID }) => ID === AcdEventsID),
  )
  useWords(
    async () => {
      for (const key of eventQueries.around(AcdEventsID)) void outdate(client, key)
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
