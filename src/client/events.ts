import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Answer } from '@/contract/endpoint'
import { getOpenedEvent } from '@/contract/event/aroundEvent'
import { type BodyTheme, getBodyReport, getEventBody } from '@/contract/event/eventBody'
import {
  exportEvents,
  getEventFacets,
  getEventNeighbours,
  getValueCounts,
} from '@/contract/event/eventList'
import { type AcdEvent, listEvents } from '@/contract/event/events'
import type { EventColumn } from '@/contract/event/listColumns'
import { type EventListRequest, listPage } from '@/contract/event/listRequest'
import { requestAddress } from '@/contract/requestAddress'
import type { LabelLanguage } from '@/contract/values/labels'
import { send } from './index'
import { polled } from './polled'
import { freshMs, isAhead } from './queryClient'

/**
 * An event with the version that is on the screen: an action is meant for no other version. The
 * record of a list's row has none.
 */
export type SeenEvent = AcdEvent & { version: string | undefined }

/** What its page shows of an event. Of a row's record nothing is known that stands around it. */
export type OpenedEvent = {
  event: SeenEvent
  around?: OpenedAround
  notListedSince?: string | undefined
}
export type OpenedAround = Pick<Answer<typeof getOpenedEvent>, 'history' | 'sameCaller' | 'reasons'>

type VersionedAnswer = { answer: { records: AcdEvent[] }; version: string | undefined }

export function seen({ answer, version }: VersionedAnswer): SeenEvent {
  const [event] = answer.records
  if (!event) throw new Error('The server answered without an event')
  return { ...event, version }
}

const orderQuery = ({ filter, orderBy, ascending }: EventListRequest) => ({
  filter,
  orderBy,
  ascending: ascending ? ('true' as const) : ('false' as const),
})

export type EventExport = EventListRequest & {
  format: 'csv' | 'json'
  language: LabelLanguage
  columns: readonly EventColumn[]
  /** A selection of the list; absent: all that match. */
  ids?: readonly number[]
}

/** The address of the list as a file, for a link with `download`: the page never holds it. */
export const eventExportAddress = ({ format, language, columns, ids, ...asked }: EventExport) =>
  requestAddress(exportEvents, {
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
  /** The IDs of the few events that a filter leaves. */
  idsOf: (filter: string) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'ids', filter] as const,
      queryFn: async ({ signal }) => {
        const query = { filter, limitPageSize: '1000', total: 'false' } as const
        const { records } = await send(listEvents, { query }, { signal })
        return records.map(({ ID }) => ID)
      },
      ...polled,
    }),
  /** One page of the list, without its count: the first rows never wait for it. */
  page: (asked: EventListRequest, page: number) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), asked, page] as const,
      queryFn: ({ signal }) =>
        send(
          listEvents,
          {
            query: listPage(asked, page),
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
  /** The newest few events that match a filter. */
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
  /** For each status, type and group: how many events would match with it, as of a snapshot. */
  facets: (filter: string, asOf: string | undefined) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'facets', filter, asOf] as const,
      queryFn: ({ signal }) => send(getEventFacets, { query: { filter, asOf } }, { signal }),
      // Counts as of a snapshot never change.
      staleTime: asOf === undefined ? 0 : 'static',
      gcTime: 60_000,
      // The counts of the previous filter stay until the new ones arrive.
      placeholderData: keepPreviousData,
    }),
  /** The same beside each agent, or each word of an appointment. */
  valueCounts: (of: 'agent' | 'appointment', filter: string, asOf: string | undefined) =>
    queryOptions({
      queryKey: [...eventQueries.lists(), 'value counts', of, filter, asOf] as const,
      queryFn: ({ signal }) => send(getValueCounts, { query: { of, filter, asOf } }, { signal }),
      staleTime: asOf === undefined ? 0 : 'static',
      gcTime: 60_000,
      placeholderData: (previous, query) => (query?.queryKey[3] === of ? previous : undefined),
    }),
  neighboursOf: (AcdEventsID: number) =>
    [...eventQueries.lists(), 'neighbours', AcdEventsID] as const,
  /** Where an event stands in the list, and which are beside it. */
  neighbours: (AcdEventsID: number, asked: EventListRequest) =>
    queryOptions({
      queryKey: [...eventQueries.neighboursOf(AcdEventsID), asked] as const,
      queryFn: ({ signal }) => {
        const params = { AcdEventsID: String(AcdEventsID) }
        return send(getEventNeighbours, { params, query: orderQuery(asked) }, { signal })
      },
    }),
  /** All that the page of an event shows, in one answer. */
  opened: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'opened', AcdEventsID] as const,
      queryFn: async ({ signal, client, meta }): Promise<OpenedEvent> => {
        const params = { AcdEventsID: String(AcdEventsID) }
        const answer = await send(getOpenedEvent, { params }, { signal, isAhead: isAhead(meta) })
        const { version, body, history, sameCaller, reasons, notListedSince } = answer
        const event = seen({ answer, version })
        const { queryKey } = eventQueries.bodyReport(AcdEventsID)
        const before = client.getQueryData(eventQueries.opened(AcdEventsID).queryKey)
        if (body) client.setQueryData(queryKey, body)
        else if (before && before.event.EventData !== event.EventData) {
          client.removeQueries({ queryKey })
        }
        return { event, around: { history, sameCaller, reasons }, notListedSince }
      },
      // A row's record is there to be drawn, and is brought up to date at once.
      staleTime: ({ state }) => (state.data?.around ? freshMs : 0),
    }),
  /** Asked while the event is on a screen: an upstream is then asked for it by itself. */
  watched: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'watched', AcdEventsID] as const,
      queryFn: async ({ signal }) => {
        await send(getOpenedEvent, { params: { AcdEventsID: String(AcdEventsID) } }, { signal })
        return true
      },
      ...polled,
    }),
  /** What is said of its body, where that did not come along. */
  bodyReport: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'body report', AcdEventsID] as const,
      queryFn: ({ signal }) =>
        send(getBodyReport, { params: { AcdEventsID: String(AcdEventsID) } }, { signal }),
      // It changes with the text alone, and comes anew with that.
      staleTime: 'static',
    }),
}

/** Where the body is, for a frame: the browser's session opens it like any other address of ours. */
export const eventBodyAddress = (
  AcdEventsID: number,
  { showsRemote, theme }: { showsRemote: boolean; theme: BodyTheme },
): string =>
  requestAddress(getEventBody, {
    params: { AcdEventsID: String(AcdEventsID) },
    query: {
      remote: showsRemote ? 'true' : undefined,
      theme: theme === 'dark' ? theme : undefined,
    },
  })
