import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { getWork, listPausedMembers, setPause, takeNextEvent } from '@/contract/work'
import { eventQueries } from '../events'
import { send } from '../index'
import { invalidate } from '../invalidate'
import { invalidateEvents } from '../invalidateEvents'
import { polled } from '../polled'
import { groupQueries } from './groups'

export const workQueries = {
  /** What is one's own, due and next; a change of any event may change it. */
  now: () =>
    queryOptions({
      queryKey: [...eventQueries.all(), 'work'] as const,
      queryFn: ({ signal }) => send(getWork, {}, { signal }),
      ...polled,
    }),
  /** The users of a group who have paused. */
  paused: (AcdGroupsID: number) =>
    queryOptions({
      queryKey: [...groupQueries.all(), 'paused', AcdGroupsID] as const,
      queryFn: async ({ signal }) => {
        const params = { AcdGroupsID: String(AcdGroupsID) }
        const { records } = await send(listPausedMembers, { params }, { signal })
        return records.map(({ UsersID }) => UsersID)
      },
      ...polled,
    }),
}

export const workMutations = {
  /** By a key of its own, so that a press whose answer was lost takes no second event. */
  takeNext: () =>
    mutationOptions({
      mutationFn: async (key: string) =>
        (await send(takeNextEvent, {}, { key })).records[0] ?? null,
      onSettled: (_event, _error, _key, _memo, { client }) => {
        void invalidateEvents(client)
      },
    }),
  setPause: () =>
    mutationOptions({
      mutationFn: (bPaused: boolean) => send(setPause, { body: { bPaused } }),
      onSuccess: (_done, bPaused, _memo, { client }) =>
        client.setQueryData(workQueries.now().queryKey, (known) => known && { ...known, bPaused }),
      onSettled: (_done, _error, _paused, _memo, { client }) =>
        invalidate(client, workQueries.now().queryKey),
    }),
}
