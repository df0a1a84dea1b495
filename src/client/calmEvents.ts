import { queryOptions } from '@tanstack/react-query'
import { eventStanding, listEventsAsOf } from '@/contract/changes'
import { type EventsAsked, eventPageSize, eventQueries } from './events'
import { send } from './index'

/** A list that stays as it was: which one, and as of which moment. */
export type Pinned = { asked: EventsAsked; asOf: string }

const clockEvery = 30_000

const pieceOf = ({ filter, orderBy, ascending }: EventsAsked, start: number, size: number) =>
  ({
    filter,
    orderBy,
    ascending: ascending ? 'true' : 'false',
    limitStart: String(start),
    limitPageSize: String(size),
    total: 'false',
  }) as const

const pageOf = (asked: EventsAsked, page: number) =>
  pieceOf(asked, page * eventPageSize, eventPageSize)

/** Events in one answer while IDs are gathered. */
const mostAtOnce = 1000

/** Which events stand from one place of a list to another: those of its moment and no others. */
export async function listedIds({ asked, asOf }: Pinned, from: number, to: number) {
  const IDs: number[] = []
  while (from + IDs.length <= to) {
    const start = from + IDs.length
    const query = { ...pieceOf(asked, start, Math.min(mostAtOnce, to + 1 - start)), asOf }
    const { records } = await send(listEventsAsOf, { query })
    if (records.length === 0) break
    IDs.push(...records.map(({ ID }) => ID))
  }
  return IDs
}

/** What was read as of a moment never changes. Far pages are dropped soon, for the memory's sake. */
const lasting = { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000 } as const

export const calmEventQueries = {
  page: ({ asked, asOf }: Pinned, page: number) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'pinned', asked, asOf, page] as const,
      queryFn: ({ signal }) =>
        send(listEventsAsOf, { query: { ...pageOf(asked, page), asOf } }, { signal }),
      ...lasting,
    }),

  /**
   * The first page as it is now, and which moment that is. Asking again is how a list comes to the
   * present: on purpose, or because another page has been looked at meanwhile, and never by itself.
   */
  present: (asked: EventsAsked) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'present', asked] as const,
      queryFn: async ({ signal, client }) => {
        const answer = await send(listEventsAsOf, { query: pageOf(asked, 0) }, { signal })
        const { asOf } = answer
        client.setQueryData(calmEventQueries.page({ asked, asOf }, 0).queryKey, answer)
        const { length } = answer.records
        // A list of one page is counted already.
        if (length < eventPageSize) {
          client.setQueryData(calmEventQueries.count({ asked, asOf }).queryKey, length)
        }
        return { asOf }
      },
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      gcTime: 60_000,
    }),

  count: ({ asked: { filter }, asOf }: Pinned) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'pinned', 'count', filter, asOf] as const,
      queryFn: async ({ signal }) => {
        const query = { filter, asOf, limitPageSize: '1', total: 'true' } as const
        return (await send(listEventsAsOf, { query }, { signal })).total ?? 0
      },
      ...lasting,
    }),

  /** How the list stands to the present, and what became of the rows in sight. */
  standing: ({ asked: { filter }, asOf }: Pinned, IDs: readonly number[]) =>
    queryOptions({
      queryKey: ['eventStanding', filter, asOf, IDs] as const,
      queryFn: ({ signal }) =>
        send(eventStanding, { query: { filter, asOf, IDs: IDs.join(',') } }, { signal }),
      // Where the clock alone moves events, nobody sends a word.
      refetchInterval: ({ state }) => (state.data?.clockwork ? clockEvery : false),
      refetchOnWindowFocus: false,
      gcTime: 0,
    }),
}
