import { queryOptions } from '@tanstack/react-query'
import { type CampaignLooks, getCampaignLooks } from '@/contract/upstream/looks'
import { campaignQueries } from '../campaigns'
import { send } from '../index'
import { refetchShown } from '../invalidate'
import { polled } from '../polled'

const areTold = (looks: CampaignLooks | undefined): boolean =>
  looks !== undefined && looks.resultCodes.asOf !== null

export const lookQueries = {
  /** Only where the session says that there is an upstream, which is asked for the campaign by this. */
  ofCampaign: (id: number) =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'looks', id] as const,
      queryFn: async ({ client, queryKey, signal }) => {
        const told = await send(
          getCampaignLooks,
          { params: { DiallerCampaignsID: String(id) } },
          { signal },
        )
        // The campaign may have been answered while its codes were still being read.
        const isFirst = !areTold(client.getQueryData<CampaignLooks>(queryKey)) && areTold(told)
        if (isFirst) await refetchShown(client, campaignQueries.whole(id).queryKey)
        return told
      },
      ...polled,
    }),
}
