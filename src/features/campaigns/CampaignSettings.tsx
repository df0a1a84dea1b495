import type { WholeCampaign } from '@/contract/campaignStories'
import { m } from '@/messages'
import { Facts } from '@/ui/Facts'
import { Outside } from '@/ui/Outside'
import { Panel } from '@/ui/Panel'
import { settingKeys, settingLabel, useSettingText } from './campaignSettings'

/** Every setting of a campaign in words. */
export function CampaignSettings({ whole }: { whole: WholeCampaign }) {
  const { campaign, resultCodes, nContacts } = whole
  const said = useSettingText()
  const told = settingKeys.filter((key) => key !== 'Name' && key !== 'bActive')
  return (
    <Panel title={m.campaigns.settings}>
      <Facts
        facts={[
          ...told.map(
            (key) =>
              [
                settingLabel(key),
                <Outside key={key} text={said(key, campaign[key], resultCodes)} />,
              ] as const,
          ),
          [m.campaigns.fields.contacts, m.campaigns.contacts(nContacts)],
        ]}
      />
    </Panel>
  )
}
