import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { Answer } from '@/contract/endpoint'
import { getHeldEvent, holdEvent, listHeldEvents, takeBackEvent } from '@/contract/event/heldEvents'
import type { NewEvent } from '@/contract/event/newEvent'
import { ProblemError } from './errors'
import { send } from './index'
import { invalidate } from './invalidate'
import { invalidateEvents } from './invalidateEvents'

export type HeldEvent = Answer<typeof holdEvent>['records'][number]

function only({ records: [held] }: { records: HeldEvent[] }): HeldEvent {
  if (!held) throw new Error('The server answered without a create')
  return held
}

/** A create that waits is created or fails within seconds; one that is unclear takes longer. */
function nextAskMs(all: readonly HeldEvent[]): number | false {
  if (all.some(({ state }) => state === 'held' || state === 'sent')) return 1000
  return all.some(({ state }) => state === 'unclear') ? 3000 : false
}

export const heldQueries = {
  all: () => ['held'] as const,
  /** Held creates of the principal that still wait or that failed. */
  list: () =>
    queryOptions({
      queryKey: [...heldQueries.all(), 'list'] as const,
      queryFn: async ({ signal }) => (await send(listHeldEvents, {}, { signal })).records,
      staleTime: 0,
      refetchInterval: ({ state }) => nextAskMs(state.data ?? []),
    }),
  /** The state of one; null where nothing was ever sent under its key. */
  one: (key: string) =>
    queryOptions({
      queryKey: [...heldQueries.all(), 'one', key] as const,
      queryFn: async ({ signal }) => {
        try {
          return only(await send(getHeldEvent, { params: { key } }, { signal }))
        } catch (error) {
          if (error instanceof ProblemError && error.code === 'held_event_not_found') return null
          throw error
        }
      },
      staleTime: 0,
    }),
}

export const heldMutations = {
  /** The same key with the same event makes one event, however often it is sent. */
  hold: () =>
    mutationOptions({
      mutationFn: async ({ event, key }: { event: NewEvent; key: string }) =>
        only(await send(holdEvent, { body: event }, { key })),
      onSuccess: (held, _asked, _memo, { client }) => {
        client.setQueryData(heldQueries.one(held.key).queryKey, held)
        return held.state === 'created'
          ? invalidateEvents(client)
          : invalidate(client, heldQueries.list().queryKey)
      },
    }),
  /** Undoes one that waits; takes one that failed off the list. */
  undo: () =>
    mutationOptions({
      mutationFn: async (key: string) => only(await send(takeBackEvent, { params: { key } })),
      onSuccess: (_held, key, _memo, { client }) => {
        client.removeQueries({ queryKey: heldQueries.one(key).queryKey })
        return invalidate(client, heldQueries.list().queryKey)
      },
    }),
}
