import { queryOptions } from '@tanstack/react-query'
import { getCampaignLooks } from '@/contract/upstream/looks'
import { campaignQueries } from '../campaigns'
import { send } from '../index'
import { polled } from '../polled'

export const lookQueries = {
  /** Only where the session says that there is an upstream, which is asked for the campaign by this. */
  ofCampaign: (id: number) =>
    queryOptions({
      queryKey: [...campaignQueries.all(), 'looks', id] as const,
      queryFn: ({ signal }) =>
        send(getCampaignLooks, { params: { DiallerCampaignsID: String(id) } }, { signal }),
      ...polled,
    }),
}
