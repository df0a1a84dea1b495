import { mutationOptions, queryOptions } from '@tanstack/react-query'
import {
  type CampaignClone,
  cloneCampaign,
  deleteCampaign,
  getCampaignByLongPath,
  listCampaigns,
  listResultCodes,
} from '@/contract/campaigns'
import { listContacts } from '@/contract/contacts'
import { send } from './index'

const params = (id: number) => ({ DiallerCampaignsID: String(id) })

export const campaignQueries = {
  all: () => ['campaigns'] as const,
  list: () =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'list'] as const,
      queryFn: ({ signal }) => send(listCampaigns, {}, { signal }),
    }),
  one: (id: number) =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'one', id] as const,
      queryFn: async ({ signal }) => {
        const [campaign] = (await send(getCampaignByLongPath, { params: params(id) }, { signal }))
          .records
        if (!campaign) throw new Error('The server answered without a campaign')
        return campaign
      },
    }),
  /** The result codes in one of the two languages: 1 English, 2 German. */
  resultCodes: (id: number, languagesID: '1' | '2') =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'resultCodes', id, languagesID] as const,
      queryFn: async ({ signal }) =>
        (await send(listResultCodes, { params: params(id), query: { languagesID } }, { signal }))
          .records,
    }),
  contactCount: (id: number) =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'contactCount', id] as const,
      queryFn: async ({ signal }) => {
        const query = { diallerCampaignsID: String(id), limitPageSize: '1' }
        return (await send(listContacts, { query }, { signal })).total ?? 0
      },
    }),
}

export const campaignMutations = {
  clone: () =>
    mutationOptions({
      mutationFn: async ({ clone, key }: { clone: CampaignClone; key: string }) => {
        const [made] = (await send(cloneCampaign, { body: clone }, { key })).records
        if (!made) throw new Error('The server answered without a campaign')
        return made
      },
      onSuccess: (_clone, _asked, _memo, { client }) =>
        client.invalidateQueries({ queryKey: campaignQueries.all() }),
    }),
  remove: () =>
    mutationOptions({
      mutationFn: (id: number) => send(deleteCampaign, { params: params(id) }),
      onSuccess: (_done, id, _memo, { client }) => {
        client.removeQueries({ queryKey: campaignQueries.one(id).queryKey })
        return client.invalidateQueries({ queryKey: campaignQueries.list().queryKey })
      },
    }),
}
