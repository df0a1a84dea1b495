import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listCallerEvents, listStandingReasons } from '@/contract/aroundEvent'
import { getEventHistory } from '@/contract/eventActions'
import { getBodySlip, getEventBody } from '@/contract/eventBody'
import type { EventColumn, LabelLanguage } from '@/contract/eventColumns'
import { exportEvents, getEventFacets, getEventNeighbours } from '@/contract/eventList'
import { type AcdEvent, getEvent, listEvents } from '@/contract/events'
import { ask, send } from './index'
import { addressOf } from './send'

/** What the list is narrowed to and how it is ordered; the page's URL holds the same. */
export type EventsAsked = { filter: string; orderBy: string; ascending: boolean }

export const eventPageSize = 100

/** An event as somebody sees it: what they do is meant for this version and no other. */
export type SeenEvent = AcdEvent & { version: string | undefined }

type Told = { answer: { records: AcdEvent[] }; version: string | undefined }

export function seen({ answer, version }: Told): SeenEvent {
  const [event] = answer.records
  if (!event) throw new Error('The server answered without an event')
  return { ...event, version }
}

const orderQuery = ({ filter, orderBy, ascending }: EventsAsked) => ({
  filter,
  orderBy,
  ascending: ascending ? ('true' as const) : ('false' as const),
})

export type EventExport = EventsAsked & {
  format: 'csv' | 'json'
  language: LabelLanguage
  columns: readonly EventColumn[]
  /** A selection of the list; absent: all that match. */
  ids?: readonly number[]
}

/** Where the list comes as a file: for a link with `download`, so that it is never held in memory. */
export const eventExportAddress = ({ format, language, columns, ids, ...asked }: EventExport) =>
  addressOf(exportEvents, {
    query: {
      ...orderQuery(asked),
      format,
      language,
      columns: columns.join(','),
      ids: ids?.join(','),
    },
  })

export const eventQueries = {
  all: () => ['events'] as const,
  lists: () => [...eventQueries.all(), 'list'] as const,
  /** One page of the list, without its count: the first rows never wait for it. */
  page: (asked: EventsAsked, page: number) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), asked, page] as const,
      queryFn: ({ signal }) =>
        send(
          listEvents,
          {
            query: {
              ...orderQuery(asked),
              limitStart: String(page * eventPageSize),
              limitPageSize: String(eventPageSize),
              total: 'false',
            },
          },
          { signal },
        ),
      // Far pages are dropped soon, so that a long list does not fill the memory.
      gcTime: 60_000,
    }),
  count: (filter: string) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'count', filter] as const,
      queryFn: async ({ signal }) => {
        const query = { filter, limitPageSize: '1' }
        return (await send(listEvents, { query }, { signal })).total ?? 0
      },
    }),
  /** The newest few that a filter leaves. */
  found: (filter: string) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'found', filter] as const,
      queryFn: async ({ signal }) => {
        const asked = { filter, orderBy: 'dtCreated', ascending: false }
        const query = { ...orderQuery(asked), limitPageSize: '8', total: 'false' as const }
        return (await send(listEvents, { query }, { signal })).records
      },
      placeholderData: keepPreviousData,
    }),
  /** Beside each status, type and group the number of events that it would leave at that moment. */
  facets: (filter: string, asOf: string | undefined) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'facets', filter, asOf] as const,
      queryFn: ({ signal }) => send(getEventFacets, { query: { filter, asOf } }, { signal }),
      // What was counted as of a moment never changes.
      staleTime: asOf === undefined ? 0 : 'static',
      gcTime: 60_000,
      // The numbers of the filter before stay until the new ones are there.
      placeholderData: keepPreviousData,
    }),
  /** Where an event stands in the list, and which are beside it. */
  neighbours: (AcdEventsID: number, asked: EventsAsked) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'neighbours', AcdEventsID, asked] as const,
      queryFn: ({ signal }) => {
        const params = { AcdEventsID: String(AcdEventsID) }
        return send(getEventNeighbours, { params, query: orderQuery(asked) }, { signal })
      },
    }),
  one: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'one', AcdEventsID] as const,
      queryFn: async ({ signal }) => {
        const params = { AcdEventsID: String(AcdEventsID) }
        return seen(await ask(getEvent, { params }, { signal }))
      },
    }),
  /** What is read beside an event and changes with it. */
  partsOf: (AcdEventsID: number) => [
    eventQueries.history(AcdEventsID).queryKey,
    eventQueries.bodySlip(AcdEventsID).queryKey,
    ...eventQueries.around(AcdEventsID),
  ],
  /** What is read beside it and changes with others. */
  around: (AcdEventsID: number) => [
    eventQueries.standingReasons(AcdEventsID).queryKey,
    eventQueries.sameCaller(AcdEventsID).queryKey,
    [...eventQueries.lists(), 'neighbours', AcdEventsID],
  ],
  bodySlip: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'body slip', AcdEventsID] as const,
      queryFn: ({ signal }) =>
        send(getBodySlip, { params: { AcdEventsID: String(AcdEventsID) } }, { signal }),
    }),
  standingReasons: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'standing reasons', AcdEventsID] as const,
      queryFn: async ({ signal }) => {
        const params = { AcdEventsID: String(AcdEventsID) }
        return (await send(listStandingReasons, { params }, { signal })).reasons
      },
    }),
  sameCaller: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'same caller', AcdEventsID] as const,
      queryFn: ({ signal }) =>
        send(listCallerEvents, { params: { AcdEventsID: String(AcdEventsID) } }, { signal }),
    }),
  history: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'history', AcdEventsID] as const,
      queryFn: async ({ signal }) => {
        const params = { AcdEventsID: String(AcdEventsID) }
        return (await send(getEventHistory, { params }, { signal })).records
      },
    }),
}

/** Where the body is, for a frame: the browser's session opens it like any other address of ours. */
export const eventBodyAddress = (AcdEventsID: number, showsRemote: boolean): string =>
  getEventBody.path.replace('{AcdEventsID}', String(AcdEventsID)) +
  (showsRemote ? '?remote=true' : '')
