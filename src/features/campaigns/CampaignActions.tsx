import { Group } from '@mantine/core'
import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { CloneCampaignButton } from './clone/CloneCampaignButton'
import { DeleteCampaignButton } from './remove/DeleteCampaignButton'

type Props = { campaign: DiallerCampaign; onGone?: () => void }

/** What admins may do with a campaign. */
export function CampaignActions({ campaign, onGone }: Props) {
  return (
    <Group gap="xs" wrap="nowrap">
      <CloneCampaignButton campaign={campaign} />
      <DeleteCampaignButton campaign={campaign} {...(onGone ? { onGone } : {})} />
    </Group>
  )
}
