import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { Request } from '@/contract/endpoint'
import { getGroupSettings, listGroupSummaries, setGroupSettings } from '@/contract/groupSettings'
import { send } from '../index'
import { invalidate } from '../invalidate'
import { polled } from '../polled'
import { groupQueries } from './groups'

export type WantedSettings = NonNullable<Request<typeof setGroupSettings>['body']>

const paramsOf = (AcdGroupsID: number) => ({ AcdGroupsID: String(AcdGroupsID) })

export const groupSettingsQueries = {
  /** Capacity left and members of every group. */
  summaries: () =>
    queryOptions({
      queryKey: [...groupQueries.all(), 'summaries'] as const,
      queryFn: async ({ signal }) => (await send(listGroupSummaries, {}, { signal })).records,
      ...polled,
    }),
  one: (AcdGroupsID: number) =>
    queryOptions({
      queryKey: [...groupQueries.all(), 'settings', AcdGroupsID] as const,
      queryFn: ({ signal }) =>
        send(getGroupSettings, { params: paramsOf(AcdGroupsID) }, { signal }),
      ...polled,
    }),
}

export const groupSettingsMutations = {
  set: (AcdGroupsID: number) =>
    mutationOptions({
      mutationFn: (body: WantedSettings) =>
        send(setGroupSettings, { params: paramsOf(AcdGroupsID), body }),
      onSuccess: (stored, _asked, _memo, { client }) =>
        client.setQueryData(groupSettingsQueries.one(AcdGroupsID).queryKey, stored),
      onSettled: (_done, _error, _asked, _memo, { client }) =>
        invalidate(client, groupQueries.all()),
    }),
}
