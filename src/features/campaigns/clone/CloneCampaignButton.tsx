import { useDisclosure } from '@mantine/hooks'
import { IconCopyPlus } from '@tabler/icons-react'
import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { lazyPart } from '@/ui/page/lazyLoad'
import { Opening } from '@/ui/page/Opening'
import { usePageCommands } from '@/ui/pageCommands'

const CloneDialog = lazyPart(() => import('./CloneDialog'), 'CloneDialog')

/** Copies a campaign. */
export function CloneCampaignButton({ campaign }: { campaign: DiallerCampaign }) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const label = `${m.campaigns.cloneTitle}: ${campaign.Name}`
  usePageCommands([{ key: `clone:${campaign.ID}`, label, Icon: IconCopyPlus, act: open }])
  return (
    <>
      <Button
        size="xs"
        variant="default"
        icon={<IconCopyPlus aria-hidden size={16} />}
        onClick={open}
      >
        {m.campaigns.clone}
      </Button>
      <Opening isOpen={isOpen}>
        {(opened) => <CloneDialog {...{ campaign, opened }} onClose={close} />}
      </Opening>
    </>
  )
}
