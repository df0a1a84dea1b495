import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { changeFeed } from '@/client/feed/changeFeed'
import { refetchShown } from '@/client/invalidate'
import { type EventSnapshot, snapshotEventQueries } from '@/client/snapshotEvents'
import type { EventListChanges } from '@/contract/event/changes'
import type { AcdEvent } from '@/contract/event/events'
import { isEventColumn, listColumns } from '@/contract/event/listColumns'
import { dependsOnNow } from '@/contract/filter/depends'
import { useFeedMessages, useFeedState } from '@/session/useFeed'
import { readFilter } from '../filter/filterTerms'

/** Fills the query while there is no snapshot yet; it is never sent. */
const none: EventSnapshot = {
  asked: { filter: '', orderBy: 'dtCreated', ascending: false },
  asOf: '',
}

const unchanged = {
  startOver: false,
  created: 0,
  changed: 0,
  gone: 0,
  goneIDs: [],
  records: [],
}

const keyOf = (column: string) => (isEventColumn(column) ? listColumns[column].key : undefined)

const isMoved = ({ startOver, created, changed, gone }: EventListChanges) =>
  startOver || created + changed + gone > 0

type ListChangesOptions = {
  snapshot: EventSnapshot | undefined
  /** When the snapshot was asked for. */
  askedAt: number
  inSight: readonly number[]
}

/**
 * What became of a list that stays as it is: the numbers over the whole filter, and which of the
 * rows in sight have changed or are gone.
 */
export function useListChanges({ snapshot, askedAt, inSight }: ListChangesOptions) {
  const client = useQueryClient()
  const isPaused = useFeedState().isPaused
  const { asked, asOf } = snapshot ?? none
  // Which snapshot has changed, for good: two answers of one snapshot, of which the older says that
  // nothing has, would take turns without end.
  const [movedAsOf, setMovedAsOf] = useState<string>()
  const hasMoved = movedAsOf === asOf
  // While nothing has changed, single rows need no question.
  const options = snapshotEventQueries.listChanges(snapshot ?? none, hasMoved ? inSight : [])
  const { filter } = asked
  const clockwork = useMemo(() => dependsOnNow(readFilter(filter).terms), [filter])
  // Without a word of the feed since, nothing has changed, and nothing is asked.
  const isNew = !hasMoved && changeFeed.state().lastChangeAt < askedAt
  const standing = useQuery({
    ...options,
    ...(isNew && { initialData: { ...unchanged, clockwork } }),
    enabled: snapshot !== undefined && !isPaused,
    placeholderData: (previous, query) =>
      query?.queryKey[2] === snapshot?.asOf ? previous : undefined,
  })
  const { data } = standing
  const isMovedNow = data !== undefined && isMoved(data)
  if (isMovedNow && !hasMoved) setMovedAsOf(asOf)
  useFeedMessages(() => refetchShown(client, options.queryKey))

  const present = new Map(data?.records.map((event) => [event.ID, event]))
  const gone = new Set(data?.goneIDs)
  return {
    /** Set where asking failed: changes since then are unknown. */
    failedSince: standing.isError ? { readAt: standing.dataUpdatedAt } : undefined,
    moved: isMovedNow ? data : undefined,
    stateOf: ({ ID }: AcdEvent) =>
      gone.has(ID) ? ('gone' as const) : present.has(ID) ? ('changed' as const) : undefined,
    /** True where a row's column differs from the event as it is now. */
    isChanged: (shown: AcdEvent, column: string) => {
      const now = present.get(shown.ID)
      const key = keyOf(column)
      return now !== undefined && key !== undefined && now[key] !== shown[key]
    },
  }
}
export type ListChanges = ReturnType<typeof useListChanges>

/**
 * Since when the list cannot be read. A query of a former snapshot was never answered, but the list
 * itself was read.
 */
export const failedSince = (
  rows: { error: Error | undefined; readAt: number },
  { failedSince: since }: ListChanges,
): number | undefined => (rows.error ? rows.readAt : since && Math.max(since.readAt, rows.readAt))
