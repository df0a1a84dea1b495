import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import {
  type Alert,
  listAlerts,
  quietAlert,
  removeViewLimit,
  setViewLimit,
  takeAlert,
} from '@/contract/alerts'
import type { ViewLimit } from '@/contract/viewLimit'
import { send } from './index'
import { invalidate } from './invalidate'
import { viewQueries } from './views'

export const alertQueries = {
  /** Those of the views that one sees; the open ones first, then the newest. */
  list: () =>
    queryOptions({
      queryKey: ['alerts'] as const,
      queryFn: async ({ signal }) => (await send(listAlerts, {}, { signal })).records,
    }),
}

/** What the answer says of an alert stands at once; what others did comes with the next reading. */
function put(client: QueryClient, records: readonly Alert[]): void {
  client.setQueryData(alertQueries.list().queryKey, (known) =>
    known?.map((alert) => records.find(({ ID }) => ID === alert.ID) ?? alert),
  )
}

const acting = (row: typeof takeAlert | typeof quietAlert) =>
  mutationOptions({
    mutationFn: async (ID: number) =>
      (await send(row, { params: { AlertsID: String(ID) } })).records,
    onSuccess: (records, _ID, _memo, { client }) => put(client, records),
    onSettled: (_records, _error, _ID, _memo, { client }) =>
      invalidate(client, alertQueries.list().queryKey),
  })

export const alertMutations = {
  take: () => acting(takeAlert),
  quiet: () => acting(quietAlert),
}

const params = (ID: number) => ({ ViewsID: String(ID) })

export const limitMutations = {
  set: () =>
    mutationOptions({
      mutationFn: ({ ID, limit }: { ID: number; limit: ViewLimit }) =>
        send(setViewLimit, { params: params(ID), body: limit }),
      onSettled: (_view, _error, _asked, _memo, { client }) =>
        invalidate(client, viewQueries.all()),
    }),
  remove: () =>
    mutationOptions({
      mutationFn: (ID: number) => send(removeViewLimit, { params: params(ID) }),
      onSettled: (_view, _error, _ID, _memo, { client }) => invalidate(client, viewQueries.all()),
    }),
}
