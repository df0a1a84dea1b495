import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { createAccessToken, listAccessTokens, revokeAccessToken } from '@/contract/accessTokens'
import type { Role } from '@/contract/roles'
import { send } from './index'
import { invalidate } from './invalidate'
import { polled } from './polled'

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
      mutationFn: (token: { name: string; role: Role; UsersID: number | null }) =>
        send(createAccessToken, { body: token }),
      onSuccess: (_made, _asked, _memo, { client }) => invalidate(client, tokenQueries.all()),
    }),
  revoke: () =>
    mutationOptions({
      mutationFn: (ID: number) =>
        send(revokeAccessToken, { params: { AccessTokensID: String(ID) } }),
      onSettled: (_done, _error, _id, _memo, { client }) => invalidate(client, tokenQueries.all()),
    }),
}
