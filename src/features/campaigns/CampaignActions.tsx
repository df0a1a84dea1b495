import { Group } from '@mantine/core'
import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { useUpstream } from '@/session/useUpstream'
import { CloneCampaignButton } from './clone/CloneCampaignButton'
import { DeleteCampaignButton } from './remove/DeleteCampaignButton'

type Props = { campaign: DiallerCampaign; onGone?: () => void }

/** What admins may do with a campaign. */
export function CampaignActions({ campaign, onGone }: Props) {
  const { offers } = useUpstream()
  return (
    <Group gap="xs" wrap="nowrap">
      {offers('cloneCampaign') && <CloneCampaignButton campaign={campaign} />}
      {offers('deleteCampaign') && (
        <DeleteCampaignButton campaign={campaign} {...(onGone ? { onGone } : {})} />
      )}
    </Group>
  )
}
