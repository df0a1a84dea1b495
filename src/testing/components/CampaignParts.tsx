import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { campaignQueries } from '@/client/campaigns'
import { bothTexts, codeWarnings, countFaults } from '@/contract/campaign/codeWarnings'
import { CloneCampaignButton } from '@/features/campaigns/clone/CloneCampaignButton'
import { Comparison } from '@/features/campaigns/compare/Comparison'
import { CampaignSettings } from '@/features/campaigns/detail/CampaignSettings'
import { CodesPanel } from '@/features/campaigns/detail/CodesPanel'
import { CampaignTable } from '@/features/campaigns/list/CampaignTable'
import { ConfirmDeletion } from '@/features/campaigns/remove/ConfirmDeletion'
import { demoCampaign } from './demoCampaigns'
import { demoAccount } from './seededClient'

const nothing = () => undefined

/** Two campaigns of the demo data side by side. */
export function ComparedCampaigns({ a, b }: { a: string; b: string }) {
  const [showsEqual, setShowsEqual] = useState(false)
  return (
    <>
      <h1>Comparison</h1>
      <Comparison
        a={demoCampaign(a)}
        b={demoCampaign(b)}
        showsEqual={showsEqual}
        onShowEqual={setShowsEqual}
      />
    </>
  )
}

/** Settings and result codes of a campaign. */
export function CampaignPanels({ name }: { name: string }) {
  const whole = demoCampaign(name)
  return (
    <>
      <h1>Campaign</h1>
      <CampaignSettings whole={whole} />
      <CodesPanel DiallerCampaignsID={whole.campaign.ID} resultCodes={whole.resultCodes} />
    </>
  )
}

/** The list of the demo data's campaigns, in an order of its own. */
export function CampaignRows(_none: object) {
  const rows = demoAccount().campaigns.map((campaign) => {
    const { resultCodes, nContacts } = demoCampaign(campaign.Name)
    const codes = bothTexts(resultCodes)
    const nFaults = countFaults(codeWarnings(codes))
    return { ...campaign, group: 'Support', nResultCodes: codes.length, nFaults, nContacts }
  })
  return (
    <>
      <h1>List</h1>
      <CampaignTable campaigns={rows} order={{ by: 'name', ascending: true }} onOrder={nothing} />
    </>
  )
}

type Deleted = { name: string; isActive: boolean; nContacts: number }

/** What is asked before a campaign is deleted. Its deletion is never answered. */
export function AskedDeletion({ name, isActive, nContacts }: Deleted) {
  const whole = demoCampaign(name)
  const campaign = { ...whole.campaign, bActive: isActive }
  const now = { ...whole, campaign, nContacts, version: undefined }
  return (
    <>
      <h1>Deletion</h1>
      <ConfirmDeletion
        now={now}
        isReading={false}
        onClose={nothing}
        onChanged={nothing}
        onMissing={nothing}
      />
    </>
  )
}

/** The button that clones, where each of `names` was asked of the server before. */
export function CloneButton({ name, names }: { name: string; names: string[] }) {
  const client = useQueryClient()
  const { campaign } = demoCampaign(name)
  const { campaigns } = demoAccount()
  for (const asked of names) {
    const alike = campaigns.filter(({ Name }) => Name.toLowerCase().includes(asked.toLowerCase()))
    client.setQueryData(campaignQueries.named(asked).queryKey, alike)
  }
  return (
    <>
      <h1>Clone</h1>
      <CloneCampaignButton campaign={campaign} />
    </>
  )
}
