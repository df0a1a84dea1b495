import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { createAccessToken, listAccessTokens, revokeAccessToken } from '@/contract/accessTokens'
import type { Request } from '@/contract/endpoint'
import { send } from './index'
import { invalidate } from './invalidate'
import { polled } from './polled'

type WantedToken = NonNullable<Request<typeof createAccessToken>['body']>

export const tokenQueries = {
  all: () => ['tokens'] as const,
  list: () =>
    queryOptions({
      queryKey: tokenQueries.all(),
      queryFn: async ({ signal }) => (await send(listAccessTokens, {}, { signal })).records,
      ...polled,
    }),
}

export const tokenMutations = {
  /** The answer is the only place that shows the token. */
  create: () =>
    mutationOptions({
      mutationFn: (body: WantedToken) => send(createAccessToken, { body }),
      onSuccess: (_made, _asked, _memo, { client }) => invalidate(client, tokenQueries.all()),
    }),
  revoke: () =>
    mutationOptions({
      mutationFn: (ID: number) =>
        send(revokeAccessToken, { params: { AccessTokensID: String(ID) } }),
      onSettled: (_done, _error, _id, _memo, { client }) => invalidate(client, tokenQueries.all()),
    }),
}
