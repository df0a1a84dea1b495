import { mutationOptions, queryOptions, skipToken } from '@tanstack/react-query'
import {
  countFaultsInCampaigns,
  countInCampaigns,
  getCampaignCopy,
  getCloneProof,
  getWholeCampaign,
  listDeletedCampaigns,
  restoreCampaign,
  type WholeCampaign,
} from '@/contract/campaign/campaignStories'
import {
  type CampaignClone,
  cloneCampaign,
  deleteCampaign,
  findCampaigns,
  listCampaigns,
} from '@/contract/campaign/campaigns'
import { requestAddress } from '@/contract/requestAddress'
import { ask, send } from './index'
import { invalidate } from './invalidate'
import { polled } from './polled'

const params = (id: number) => ({ DiallerCampaignsID: String(id) })

/** A campaign with the version that is on the screen: a delete is meant for no other version. */
export type SeenCampaign = WholeCampaign & { version: string | undefined }

/** A campaign that was deleted in this window: named with a link to its copy until dismissed. */
export type JustDeleted = { ID: number; Name: string; nResultCodes: number; nContacts: number }

/** The address of a deleted campaign’s kept copy, for a link with `download`. */
export const campaignCopyAddress = (id: number) =>
  requestAddress(getCampaignCopy, { params: params(id) })

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
  faults: () =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'faults'] as const,
      queryFn: async ({ signal }) => (await send(countFaultsInCampaigns, {}, { signal })).records,
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
  /** The proof of a clone or of a restored campaign; null for any other. */
  proof: (id: number) =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'proof', id] as const,
      queryFn: async ({ signal }) =>
        (await send(getCloneProof, { params: params(id) }, { signal })).records[0] ?? null,
    }),
  /** Campaigns that anybody deleted; those whose copy is kept can be restored. */
  deletions: () =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'deletions'] as const,
      queryFn: async ({ signal }) => (await send(listDeletedCampaigns, {}, { signal })).records,
      ...polled,
    }),
  deleted: () =>
    queryOptions({
      queryKey: ['deleted campaigns'] as const,
      queryFn: skipToken,
      initialData: (): readonly JustDeleted[] => [],
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
      onSuccess: (_clone, _asked, _memo, { client }) => invalidate(client, campaignQueries.all()),
    }),
  /** Restores a deleted campaign from its copy, under its own name or another one. */
  restore: () =>
    mutationOptions({
      mutationFn: async ({ ID, name, key }: { ID: number; name: string; key: string }) => {
        const asked = { params: params(ID), body: { name } }
        const [made] = (await send(restoreCampaign, asked, { key })).records
        if (!made) throw new Error('The server answered without a campaign')
        return made
      },
      onSuccess: (_made, { ID: restored }, _memo, { client }) =>
        client.setQueryData(campaignQueries.deleted().queryKey, (all = []) =>
          all.filter(({ ID }) => ID !== restored),
        ),
      // After a refusal as well: somebody else may have restored it.
      onSettled: (_made, _error, _asked, _memo, { client }) =>
        invalidate(client, campaignQueries.all()),
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
        void invalidate(client, campaignQueries.deletions().queryKey)
        return invalidate(client, campaignQueries.list().queryKey)
      },
    }),
}
