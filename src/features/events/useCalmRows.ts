import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { calmEventQueries, type Pinned } from '@/client/calmEvents'
import type { Standing } from '@/contract/changes'
import { EventColumn, eventColumns } from '@/contract/eventColumns'
import type { AcdEvent } from '@/contract/events'
import { useFeedState, useWords } from '@/fields/useFeed'

/** What a list stands for while none is there yet; nobody asks for it. */
const none: Pinned = { asked: { filter: '', orderBy: 'dtCreated', ascending: false }, asOf: '' }

const keyOf = (column: string) => {
  const known = EventColumn.safeParse(column)
  return known.success ? eventColumns[known.data].key : undefined
}

const isMoved = ({ startOver, created, changed, gone }: Standing) =>
  startOver || created + changed + gone > 0

/**
 * What became of a list that stays as it is: the numbers over the whole filter, and which of the
 * rows in sight have changed or are gone.
 */
export function useCalmRows(pinned: Pinned | undefined, inSight: readonly number[]) {
  const isPaused = useFeedState().isPaused
  const [hasMoved, setMoved] = useState(false)
  // While nothing has moved there is nothing to know of single rows.
  const options = calmEventQueries.standing(pinned ?? none, hasMoved ? inSight : [])
  const standing = useQuery({
    ...options,
    enabled: pinned !== undefined && !isPaused,
    placeholderData: (previous, query) =>
      query?.queryKey[2] === pinned?.asOf ? previous : undefined,
  })
  const { data } = standing
  const isMovedNow = data !== undefined && isMoved(data)
  if (isMovedNow !== hasMoved) setMoved(isMovedNow)
  useWords(async () => {
    if (pinned !== undefined) await standing.refetch({ cancelRefetch: false })
  })

  const present = new Map(data?.records.map((event) => [event.ID, event]))
  const gone = new Set(data?.goneIDs)
  return {
    /** What happens since then is not known: asking failed. */
    failedSince: standing.isError ? { readAt: standing.dataUpdatedAt } : undefined,
    moved: isMovedNow ? data : undefined,
    stateOf: ({ ID }: AcdEvent) =>
      gone.has(ID) ? ('gone' as const) : present.has(ID) ? ('changed' as const) : undefined,
    /** True where a row shows something else in a column than the event has now. */
    isChanged: (shown: AcdEvent, column: string) => {
      const now = present.get(shown.ID)
      const key = keyOf(column)
      return now !== undefined && key !== undefined && now[key] !== shown[key]
    },
  }
}
export type CalmRows = ReturnType<typeof useCalmRows>
