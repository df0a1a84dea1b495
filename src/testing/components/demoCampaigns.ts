import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import type { DiallerResultCode } from '@/contract/campaign/campaigns'
import type { DemoCode } from '@/server/demo/campaigns'
import { demoAccount } from './seededClient'

const record = (code: DemoCode, Content: string | null): DiallerResultCode => ({
  ID: code.ID,
  DiallerCampaignsID: code.DiallerCampaignsID,
  DiallerResultCodesTypesID: code.type,
  DiallerResultCodesTypesContent: 'Done',
  DiallerResultCodesTypesShortText: `DiallerResultCodesTypes.${code.type}`,
  ShortText: `DiallerCampaignsResultCodes.${code.ID}`,
  ExportKey: code.exportKey,
  Content,
  TimeOffset: code.timeOffset ?? null,
  bAllowDelete: true,
  bDone: code.flags?.bDone ?? false,
  bAborted: code.flags?.bAborted ?? false,
  bDelay: code.flags?.bDelay ?? false,
  bAppointment: code.flags?.bAppointment ?? false,
  bAgentBound: code.flags?.bAgentBound ?? null,
})

/** A campaign of the demo data, as the server answers it. */
export function demoCampaign(name: string): WholeCampaign {
  const { campaigns, codes, contacts } = demoAccount()
  const campaign = campaigns.find(({ Name }) => Name === name)
  if (!campaign) throw new Error(`The demo data have no campaign "${name}"`)
  const own = codes.filter(({ DiallerCampaignsID }) => DiallerCampaignsID === campaign.ID)
  return {
    campaign,
    resultCodes: {
      '1': own.map((code) => record(code, code.english)),
      '2': own.map((code) => record(code, code.german)),
    },
    nContacts: contacts.filter(({ DiallerCampaignsID }) => DiallerCampaignsID === campaign.ID)
      .length,
  }
}
