import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Request } from '@/contract/endpoint'
import {
  activatePerson,
  changePerson,
  createPerson,
  deactivatePerson,
  invitePerson,
  listPeople,
} from '@/contract/people/people'
import { groupQueries } from '../groups/groups'
import { send } from '../index'
import { invalidate } from '../invalidate'
import { polled } from '../polled'
import { userQueries } from '../users'

export type WantedPerson = NonNullable<Request<typeof createPerson>['body']>
type PersonChange = NonNullable<Request<typeof changePerson>['body']>

export const peopleQueries = {
  list: () =>
    queryOptions({
      queryKey: ['people'] as const,
      queryFn: async ({ signal }) => (await send(listPeople, {}, { signal })).records,
      ...polled,
    }),
}

const paramsOf = (UsersID: number) => ({ UsersID: String(UsersID) })

/** People are users, and members of groups. */
const invalidatePeople = (client: QueryClient) =>
  Promise.all([
    invalidate(client, peopleQueries.list().queryKey),
    invalidate(client, userQueries.all()),
    invalidate(client, groupQueries.all()),
  ])

export const peopleMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (body: WantedPerson) => send(createPerson, { body }),
      onSettled: (_done, _error, _asked, _memo, { client }) => invalidatePeople(client),
    }),
  change: (UsersID: number) =>
    mutationOptions({
      mutationFn: (body: PersonChange) => send(changePerson, { params: paramsOf(UsersID), body }),
      onSettled: (_done, _error, _asked, _memo, { client }) => invalidatePeople(client),
    }),
  /** The answer is the only place that shows the link. */
  invite: (UsersID: number) =>
    mutationOptions({
      mutationFn: () => send(invitePerson, { params: paramsOf(UsersID) }),
    }),
  deactivate: (UsersID: number) =>
    mutationOptions({
      mutationFn: (body: { bRelease?: boolean }) =>
        send(deactivatePerson, { params: paramsOf(UsersID), body }),
      onSettled: (_done, _error, _asked, _memo, { client }) => invalidatePeople(client),
    }),
  activate: (UsersID: number) =>
    mutationOptions({
      mutationFn: () => send(activatePerson, { params: paramsOf(UsersID) }),
      onSettled: (_done, _error, _none, _memo, { client }) => invalidatePeople(client),
    }),
}
