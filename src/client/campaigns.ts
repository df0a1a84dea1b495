import { mutationOptions, queryOptions, skipToken } from '@tanstack/react-query'
import {
  countInCampaigns,
  getCampaignCopy,
  getCloneProof,
  getWholeCampaign,
  type WholeCampaign,
} from '@/contract/campaignStories'
import {
  type CampaignClone,
  cloneCampaign,
  deleteCampaign,
  findCampaigns,
  listCampaigns,
} from '@/contract/campaigns'
import { ask, send } from './index'
import { outdate } from './outdate'
import { polled } from './polled'
import { addressOf } from './send'

const params = (id: number) => ({ DiallerCampaignsID: String(id) })

/** A campaign as somebody sees it: what they delete is this version and no other. */
export type SeenCampaign = WholeCampaign & { version: string | undefined }

/** What was deleted here, to be named with its copy until one has seen it. */
export type DeletedCampaign = { ID: number; Name: string; nResultCodes: number; nContacts: number }

/** For a link with `download`. */
export const campaignCopyAddress = (id: number) =>
  addressOf(getCampaignCopy, { params: params(id) })

export const campaignQueries = {
  all: () => ['campaigns'] as const,
  list: () =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'list'] as const,
      queryFn: ({ signal }) => send(listCampaigns, {}, { signal }),
      ...polled,
    }),
  counts: () =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'counts'] as const,
      queryFn: async ({ signal }) => (await send(countInCampaigns, {}, { signal })).records,
      ...polled,
    }),
  whole: (id: number) =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'whole', id] as const,
      queryFn: async ({ signal }): Promise<SeenCampaign> => {
        const { answer, version } = await ask(getWholeCampaign, { params: params(id) }, { signal })
        return { ...answer, version }
      },
      ...polled,
    }),
  /** Campaigns whose name contains the part. */
  named: (name: string) =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'named', name] as const,
      queryFn: async ({ signal }) =>
        (await send(findCampaigns, { query: { name } }, { signal })).records,
      enabled: name.trim() !== '' && name.length <= 256,
    }),
  /** What was proved when it was cloned; null where it is no clone. */
  proof: (id: number) =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'proof', id] as const,
      queryFn: async ({ signal }) =>
        (await send(getCloneProof, { params: params(id) }, { signal })).records[0] ?? null,
    }),
  deleted: () =>
    queryOptions({
      queryKey: ['deleted campaigns'] as const,
      queryFn: skipToken,
      initialData: (): readonly DeletedCampaign[] => [],
      staleTime: 'static',
      gcTime: Number.POSITIVE_INFINITY,
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
      onSuccess: (_clone, _asked, _memo, { client }) => outdate(client, campaignQueries.all()),
    }),
  /** Deletes the version that was seen. */
  remove: () =>
    mutationOptions({
      mutationFn: ({ campaign: { ID }, version }: SeenCampaign) =>
        send(deleteCampaign, { params: params(ID) }, { version }),
      onSuccess: (_done, { campaign: { ID, Name }, resultCodes, nContacts }, _memo, { client }) => {
        const deleted = { ID, Name, nResultCodes: resultCodes['1'].length, nContacts }
        client.setQueryData(campaignQueries.deleted().queryKey, (before = []) => [
          ...before,
          deleted,
        ])
        client.removeQueries({ queryKey: campaignQueries.whole(ID).queryKey, type: 'inactive' })
        return outdate(client, campaignQueries.list().queryKey)
      },
    }),
}
