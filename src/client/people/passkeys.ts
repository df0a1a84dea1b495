import { type MutationFunctionContext, mutationOptions, queryOptions } from '@tanstack/react-query'
import {
  acceptInvitation,
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  getWaysIn,
  listPasskeys,
  openInvitation,
  removePasskey,
  signInByPasskey,
} from '@/contract/people/passkeys'
import { send } from '../index'
import { invalidate } from '../invalidate'
import { tellOtherTabs } from '../otherTabs'
import { polled } from '../polled'
import { askPasskey, makePasskey } from './authenticator'

export const passkeyQueries = {
  own: () =>
    queryOptions({
      queryKey: ['passkeys'] as const,
      queryFn: async ({ signal }) => (await send(listPasskeys, {}, { signal })).records,
      ...polled,
    }),
  /** How one signs in here, which somebody who is not signed in may ask. */
  waysIn: () =>
    queryOptions({
      queryKey: ['waysIn'] as const,
      queryFn: ({ signal }) => send(getWaysIn, {}, { signal }),
    }),
}

/** Somebody has signed in: nothing that was read before is theirs. */
export const beginAnew = (
  _session: unknown,
  _asked: unknown,
  _memo: unknown,
  { client }: MutationFunctionContext,
) => {
  tellOtherTabs()
  // How one signs in here is nobody's own; from now on a passkey is among it.
  const { queryKey: ways } = passkeyQueries.waysIn()
  client.setQueryData(ways, (known) => known && { ...known, passkeys: true })
  return client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== ways[0] })
}

export const passkeyMutations = {
  add: () =>
    mutationOptions({
      mutationFn: async () => {
        const { options } = await send(beginPasskey, {})
        return send(addPasskey, { body: { made: await makePasskey(options) } })
      },
      onSettled: (_done, _error, _none, _memo, { client }) =>
        invalidate(client, passkeyQueries.own().queryKey),
    }),
  remove: () =>
    mutationOptions({
      mutationFn: (ID: number) => send(removePasskey, { params: { PasskeysID: String(ID) } }),
      onSettled: (_done, _error, _id, _memo, { client }) =>
        invalidate(client, passkeyQueries.own().queryKey),
    }),
  signIn: () =>
    mutationOptions({
      mutationFn: async () => {
        const { options } = await send(beginPasskeySignIn, {})
        return send(signInByPasskey, { body: { used: await askPasskey(options) } })
      },
      onSuccess: beginAnew,
    }),
  openInvitation: () =>
    mutationOptions({
      mutationFn: (secret: string) => send(openInvitation, { body: { secret } }),
    }),
  acceptInvitation: () =>
    mutationOptions({
      mutationFn: async (secret: string) => {
        // Asked anew: what came with the page may be older than an authenticator may take.
        const { options } = await send(openInvitation, { body: { secret } })
        return send(acceptInvitation, { body: { secret, made: await makePasskey(options) } })
      },
      onSuccess: beginAnew,
    }),
}
