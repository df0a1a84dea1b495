import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { type DuplicateRule, importContacts } from '@/contract/contactImport'
import { deleteContact, importContact, listContacts, type NewContact } from '@/contract/contacts'
import { campaignQueries } from './campaigns'
import { send } from './index'
import { invalidate } from './invalidate'
import { polled } from './polled'

/** Which contacts, in which order. */
export type ContactsAsked = {
  DiallerCampaignsID: number
  filter: string
  orderBy: string
  ascending: boolean
}

export const contactPageSize = 100

type Piece = {
  DiallerCampaignsID: number
  duplicates: DuplicateRule
  lines: { line: number; contact: Record<string, unknown> }[]
  key: string
}

const forget = (client: QueryClient) =>
  Promise.all([invalidate(client, contactQueries.all()), invalidate(client, campaignQueries.all())])

export const contactQueries = {
  all: () => ['contacts'] as const,
  page: ({ DiallerCampaignsID, filter, orderBy, ascending }: ContactsAsked, page: number) =>
    queryOptions({
      queryKey: [
        ...contactQueries.all(),
        DiallerCampaignsID,
        filter,
        orderBy,
        ascending,
        page,
      ] as const,
      queryFn: ({ signal }) =>
        send(
          listContacts,
          {
            query: {
              diallerCampaignsID: String(DiallerCampaignsID),
              filter,
              orderBy,
              ascending: ascending ? 'true' : 'false',
              limitStart: String(page * contactPageSize),
              limitPageSize: String(contactPageSize),
            },
          },
          { signal },
        ),
      gcTime: 60_000,
      ...polled,
    }),
}

export const contactMutations = {
  /** One contact; the one with the same UserData is overwritten. */
  importOne: () =>
    mutationOptions({
      mutationFn: ({ contact, key }: { contact: NewContact; key: string }) =>
        send(importContact, { body: contact, query: { overwriteDuplicates: 'true' } }, { key }),
      onSuccess: (_made, _asked, _memo, { client }) => forget(client),
    }),
  /** After a refusal as well it is read what is there: somebody else may have deleted it. */
  remove: () =>
    mutationOptions({
      mutationFn: (ID: number) =>
        send(deleteContact, { params: { DiallerContactsID: String(ID) } }),
      onSettled: (_done, _error, _ID, _memo, { client }) => forget(client),
    }),
  /** A piece of a file: the same key is imported once, however often it is sent. */
  importPiece: () =>
    mutationOptions({
      mutationFn: async ({ DiallerCampaignsID, duplicates, lines, key }: Piece) => {
        const params = { DiallerCampaignsID: String(DiallerCampaignsID) }
        return (await send(importContacts, { params, body: { duplicates, lines } }, { key }))
          .results
      },
      // Not awaited: the next piece is sent while the lists are read again.
      onSuccess: (_made, _asked, _memo, { client }) => {
        void forget(client)
      },
    }),
}
