import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import {
  listIdentities,
  listPersonIdentities,
  removeIdentity,
  removePersonIdentity,
} from '@/contract/people/identities'
import { send } from '../index'
import { invalidate } from '../invalidate'
import { polled } from '../polled'

const all = ['identities'] as const

/** Accounts of an OpenID Connect provider, of oneself or of a person. */
export const identityQueries = {
  own: () =>
    queryOptions({
      queryKey: [...all, 'own'] as const,
      queryFn: async ({ signal }) => (await send(listIdentities, {}, { signal })).records,
      ...polled,
    }),
  ofPerson: (UsersID: number) =>
    queryOptions({
      queryKey: [...all, UsersID] as const,
      queryFn: async ({ signal }) => {
        const params = { UsersID: String(UsersID) }
        return (await send(listPersonIdentities, { params }, { signal })).records
      },
      ...polled,
    }),
}

/** The person may be oneself. */
const invalidateIdentities = (client: QueryClient) => invalidate(client, all)

export const identityMutations = {
  remove: () =>
    mutationOptions({
      mutationFn: (ID: number) => send(removeIdentity, { params: { IdentitiesID: String(ID) } }),
      onSettled: (_done, _error, _id, _memo, { client }) => invalidateIdentities(client),
    }),
  removeFrom: (UsersID: number) =>
    mutationOptions({
      mutationFn: (ID: number) => {
        const params = { UsersID: String(UsersID), IdentitiesID: String(ID) }
        return send(removePersonIdentity, { params })
      },
      onSettled: (_done, _error, _id, _memo, { client }) => invalidateIdentities(client),
    }),
}
