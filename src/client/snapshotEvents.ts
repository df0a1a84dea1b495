import { queryOptions } from '@tanstack/react-query'
import { getEventListChanges, listSnapshotEvents } from '@/contract/event/changes'
import { countMatches, listEventPlaces } from '@/contract/event/eventList'
import {
  type EventListRequest,
  eventPageSize,
  listPage,
  listPiece,
  presentList,
} from '@/contract/event/listRequest'
import { eventQueries } from './events'
import { send } from './index'
import { isAhead } from './queryClient'

/** A list as of one database snapshot. */
export type EventSnapshot = { asked: EventListRequest; asOf: string }

const clockEveryMs = 30_000

/** What a list is said to have more than, until all of it is counted. */
const countedAtOnce = 10_000

/** The most events in one answer while IDs are collected. */
const maxPageSize = 1000

/** The IDs of a snapshot from one index to another. */
export async function listedIds({ asked, asOf }: EventSnapshot, from: number, to: number) {
  const IDs: number[] = []
  while (from + IDs.length <= to) {
    const start = from + IDs.length
    const query = { ...listPiece(asked, start, Math.min(maxPageSize, to + 1 - start)), asOf }
    const { records } = await send(listSnapshotEvents, { query })
    if (records.length === 0) break
    IDs.push(...records.map(({ ID }) => ID))
  }
  return IDs
}

/** A snapshot never changes. Far pages are dropped soon, to save memory. */
const lasting = { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000 } as const

export const snapshotEventQueries = {
  /** Every page of every list that was read. */
  pages: () => [...eventQueries.lists(), 'page as of'] as const,
  page: ({ asked, asOf }: EventSnapshot, page: number) =>
    queryOptions({
      queryKey: [...snapshotEventQueries.pages(), asked, asOf, page] as const,
      queryFn: ({ signal }) =>
        send(listSnapshotEvents, { query: { ...listPage(asked, page), asOf } }, { signal }),
      ...lasting,
    }),

  /**
   * The first page as it is now, with its snapshot, and with its count and facets where they are
   * read as quickly. Reading it again moves the list to the present:
   * when a person asks for it or comes back from another page, and never by itself.
   */
  present: (asked: EventListRequest) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'present', asked] as const,
      queryFn: async ({ signal, client, meta }) => {
        const askedAt = Date.now()
        const query = presentList(asked)
        const { facets, ...answer } = await send(
          listSnapshotEvents,
          { query },
          { signal, isAhead: isAhead(meta) },
        )
        const { asOf, records, total } = answer
        const snapshot = { asked, asOf }
        client.setQueryData(snapshotEventQueries.page(snapshot, 0).queryKey, answer)
        // A list that fits into one page needs no count.
        const count = records.length < eventPageSize ? records.length : total
        if (count !== undefined) {
          client.setQueryData(snapshotEventQueries.count(snapshot).queryKey, count)
        }
        if (facets) client.setQueryData(eventQueries.facets(asked.filter, asOf).queryKey, facets)
        return { asOf, askedAt }
      },
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      gcTime: 60_000,
    }),

  count: ({ asked: { filter }, asOf }: EventSnapshot) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'snapshot', 'count', filter, asOf] as const,
      queryFn: async ({ signal }) =>
        (await send(countMatches, { query: { filter, asOf } }, { signal })).count,
      ...lasting,
    }),

  /** The count, or that there are more: what is known long before a large list is counted. */
  roughCount: ({ asked, asOf }: EventSnapshot) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'snapshot', 'rough count', asked.filter, asOf] as const,
      queryFn: async ({ signal, client }) => {
        const query = { filter: asked.filter, asOf, most: String(countedAtOnce) }
        const answer = await send(countMatches, { query }, { signal })
        if (!answer.isMore) {
          client.setQueryData(snapshotEventQueries.count({ asked, asOf }).queryKey, answer.count)
        }
        return answer
      },
      ...lasting,
    }),

  /** The values that the list is ordered by, at places spread over all of it. */
  places: ({ asked, asOf }: EventSnapshot, every: number) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'snapshot', 'places', asked, asOf, every] as const,
      queryFn: async ({ signal }) => {
        const { filter, orderBy, ascending } = asked
        const order = { filter, orderBy, ascending: ascending ? 'true' : 'false' } as const
        const query = { ...order, asOf, every: String(every) }
        return (await send(listEventPlaces, { query }, { signal })).values
      },
      retry: false,
      ...lasting,
    }),

  /** How the snapshot differs from now, and what happened to the rows in sight. */
  listChanges: ({ asked: { filter }, asOf }: EventSnapshot, IDs: readonly number[]) =>
    queryOptions({
      queryKey: ['listChanges', filter, asOf, IDs] as const,
      queryFn: ({ signal }) =>
        send(getEventListChanges, { query: { filter, asOf, IDs: IDs.join(',') } }, { signal }),
      // Where time alone changes the list, no feed message comes.
      refetchInterval: ({ state }) => (state.data?.clockwork ? clockEveryMs : false),
      refetchOnWindowFocus: false,
      gcTime: 0,
    }),
}
