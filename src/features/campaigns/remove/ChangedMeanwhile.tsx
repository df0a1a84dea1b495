import { Alert, List } from '@mantine/core'
import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import { m } from '@/messages'
import { formatNumber } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { settingLabel, useSettingText } from '../campaignSettings'
import { changesSince, type SeenBefore } from './campaignChanges'

/** What is no longer as one saw it, before something is done that cannot be undone. */
export function ChangedMeanwhile({ before, after }: { before: SeenBefore; after: WholeCampaign }) {
  const said = useSettingText()
  const changes = changesSince(before, after)
  if (changes === undefined) return null
  const { becomes } = m.campaigns
  return (
    <Alert color="red" variant="light" role="alert" title={m.campaigns.changedMeanwhile}>
      <List size="sm">
        {changes.settings.map(({ key, before: old, after: now }) => (
          <List.Item key={key}>
            {settingLabel(key)}:{' '}
            <UntrustedText
              text={becomes(
                said(key, old, before.resultCodes ?? after.resultCodes),
                said(key, now, after.resultCodes),
              )}
            />
          </List.Item>
        ))}
        {changes.areCodesChanged && <List.Item>{m.campaigns.codes}</List.Item>}
        {changes.contacts && (
          <List.Item>
            {m.campaigns.fields.contacts}:{' '}
            {becomes(formatNumber(changes.contacts.before), formatNumber(changes.contacts.after))}
          </List.Item>
        )}
      </List>
    </Alert>
  )
}
