import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import { m } from '@/messages'
import { useUpstream } from '@/session/useUpstream'
import { Panel } from '@/ui/page/Panel'
import { Facts } from '@/ui/text/Facts'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { settingKeys, settingLabel, useSettingText } from '../campaignSettings'

/** Every setting of a campaign in words. */
export function CampaignSettings({ whole }: { whole: WholeCampaign }) {
  const { campaign, resultCodes, nContacts } = whole
  const said = useSettingText()
  const { countsCampaignParts } = useUpstream()
  const told = settingKeys.filter((key) => key !== 'Name' && key !== 'bActive')
  return (
    <Panel title={m.campaigns.settings}>
      <Facts
        wide
        facts={[
          ...told.map(
            (key) =>
              [
                settingLabel(key),
                <UntrustedText key={key} text={said(key, campaign[key], resultCodes)} />,
              ] as const,
          ),
          ...(countsCampaignParts
            ? [[m.campaigns.fields.contacts, m.campaigns.contacts(nContacts)] as const]
            : []),
        ]}
      />
    </Panel>
  )
}
