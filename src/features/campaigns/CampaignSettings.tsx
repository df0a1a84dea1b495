import { useQuery } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import type { DiallerCampaign } from '@/contract/campaigns'
import { useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { Facts } from '@/ui/Facts'
import { formatNumber, formatStamp } from '@/ui/format'
import { Outside } from '@/ui/Outside'
import { Panel } from '@/ui/Panel'

const yesNo = (value: boolean) => (value ? m.common.yes : m.common.no)
const day = (stamp: string | null) => (stamp === null ? m.campaigns.open : formatStamp(stamp))
const limit = (value: number | null) =>
  value === null ? m.campaigns.unlimited : formatNumber(value)

/** Every setting of a campaign in words. */
export function CampaignSettings({ campaign }: { campaign: DiallerCampaign }) {
  const names = useNames()
  const codes = useQuery(
    campaignQueries.resultCodes(campaign.ID, campaign.LanguagesID === 2 ? '2' : '1'),
  )
  const contacts = useQuery(campaignQueries.contactCount(campaign.ID))
  const { columns, fields } = m.campaigns
  const outside = (text: string | null) =>
    text === null ? m.common.nothing : <Outside text={text} />
  const code = (id: number | null) => {
    const found = codes.data?.find(({ ID }) => ID === id)
    return id === null
      ? m.common.nothing
      : outside(found?.Content ?? found?.ExportKey ?? String(id))
  }
  return (
    <Panel title={m.campaigns.settings}>
      <Facts
        facts={[
          [fields.ID, String(campaign.ID)],
          [columns.LanguagesID, m.campaigns.languages[campaign.LanguagesID]],
          [
            columns.AcdGroupsID,
            campaign.AcdGroupsID === null
              ? m.common.nothing
              : outside(names.group(campaign.AcdGroupsID)),
          ],
          [columns.dtFrom, day(campaign.dtFrom)],
          [columns.dtTo, day(campaign.dtTo)],
          [fields.UserData, outside(campaign.UserData)],
          [
            fields.contacts,
            contacts.data === undefined ? m.common.nothing : m.campaigns.contacts(contacts.data),
          ],
          [
            fields.ContactPreviewTime,
            campaign.ContactPreviewTime === null
              ? m.common.nothing
              : m.event.seconds(campaign.ContactPreviewTime),
          ],
          [fields.nMaxParallelLines, limit(campaign.nMaxParallelLines)],
          [fields.nMaxTries, limit(campaign.nMaxTries)],
          [fields.bCallerIDActive, yesNo(campaign.bCallerIDActive)],
          [
            fields.bCloseContactsOnIncomingCallsMatchCallerID,
            yesNo(campaign.bCloseContactsOnIncomingCallsMatchCallerID),
          ],
          [fields.AbortOnNoTelNumberResultCodesID, code(campaign.AbortOnNoTelNumberResultCodesID)],
          [fields.IncomingCallResultCodesID, code(campaign.IncomingCallResultCodesID)],
        ]}
      />
    </Panel>
  )
}
