import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { getEvent, listEventComments, listEvents } from '@/contract/events'
import { createEvent, type NewEvent } from '@/contract/newEvent'
import { send } from './index'

/** What the list is narrowed to and how it is ordered; the page's URL holds the same. */
export type EventsAsked = { filter: string; orderBy: string; ascending: boolean }

export const eventPageSize = 100

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
              filter: asked.filter,
              orderBy: asked.orderBy,
              ascending: asked.ascending ? 'true' : 'false',
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
  one: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'one', AcdEventsID] as const,
      queryFn: async ({ signal }) => {
        const params = { AcdEventsID: String(AcdEventsID) }
        const [event] = (await send(getEvent, { params }, { signal })).records
        if (!event) throw new Error('The server answered without an event')
        return event
      },
    }),
  comments: (AcdEventsID: number) =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'comments', AcdEventsID] as const,
      queryFn: async ({ signal }) => {
        const params = { AcdEventsID: String(AcdEventsID) }
        return (await send(listEventComments, { params }, { signal })).records
      },
    }),
}

export const eventMutations = {
  /** The same key with the same event makes one event, however often it is sent. */
  create: () =>
    mutationOptions({
      mutationFn: async ({ event, key }: { event: NewEvent; key: string }) => {
        const [created] = (await send(createEvent, { body: event }, { key })).records
        if (!created) throw new Error('The server answered without an event')
        return created
      },
      onSuccess: (_event, _asked, _memo, { client }) =>
        client.invalidateQueries({ queryKey: eventQueries.all() }),
    }),
}
