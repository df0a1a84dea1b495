import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type EventSnapshot, snapshotEventQueries } from '@/client/snapshotEvents'
import { eventPageSize } from '@/contract/event/listRequest'
import { pagesOf, type VisibleRange } from './useVisibleRange'

type FetchAheadOptions = {
  snapshot: EventSnapshot | undefined
  /** As many as are known so far. */
  rows: number
}

/** Fetches the page after the one that is read, or before it, as one reads on in that direction. */
export function useFetchAhead({
  snapshot,
  rows,
}: FetchAheadOptions): (range: VisibleRange) => void {
  const client = useQueryClient()
  const before = useRef(0)
  return (range) => {
    const moved = range.from - before.current
    before.current = range.from
    // A jump has no direction.
    if (snapshot === undefined || moved === 0 || Math.abs(moved) > eventPageSize) return
    const { first, last } = pagesOf(range)
    const page = moved > 0 ? last + 1 : first - 1
    if (page < 0 || page * eventPageSize >= rows) return
    void client.prefetchQuery(snapshotEventQueries.page(snapshot, page))
  }
}
