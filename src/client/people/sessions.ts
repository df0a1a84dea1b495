import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { endOtherSessions, endSession, listSessions } from '@/contract/people/sessions'
import { send } from '../index'
import { invalidate } from '../invalidate'
import { polled } from '../polled'
import { sessionQueries } from '../session'

export const ownSessionQueries = {
  list: () =>
    queryOptions({
      queryKey: ['sessions'] as const,
      queryFn: async ({ signal }) => (await send(listSessions, {}, { signal })).records,
      ...polled,
    }),
}

export const ownSessionMutations = {
  /** The one of this browser may be among them: then nobody is signed in any more. */
  end: () =>
    mutationOptions({
      mutationFn: ({ ID }: { ID: number; bCurrent: boolean }) =>
        send(endSession, { params: { SessionsID: String(ID) } }),
      onSettled: (_done, _error, { bCurrent }, _memo, { client }) =>
        invalidate(
          client,
          bCurrent ? sessionQueries.current().queryKey : ownSessionQueries.list().queryKey,
        ),
    }),
  endOthers: () =>
    mutationOptions({
      mutationFn: () => send(endOtherSessions, {}),
      onSettled: (_done, _error, _none, _memo, { client }) =>
        invalidate(client, ownSessionQueries.list().queryKey),
    }),
}
