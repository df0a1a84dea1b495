import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { lazyPart } from '@/ui/page/lazyLoad'
import { Opening } from '@/ui/page/Opening'
import { usePageCommands } from '@/ui/pageCommands'

const DeleteDialog = lazyPart(() => import('./DeleteDialog'), 'DeleteDialog')

type Props = { campaign: DiallerCampaign; onGone?: () => void }

/** Deletes a campaign after its dialog was answered. */
export function DeleteCampaignButton({ campaign, onGone }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const label = `${m.campaigns.removeTitle}: ${campaign.Name}`
  usePageCommands([{ key: `delete:${campaign.ID}`, label, Icon: IconTrash, act: open }])
  return (
    <>
      <Button size="xs" variant="default" icon={<IconTrash aria-hidden size={16} />} onClick={open}>
        {m.campaigns.remove}
      </Button>
      <Opening isOpen={isOpen}>
        {(opened) => (
          <DeleteDialog {...{ campaign, opened }} onClose={close} {...(onGone ? { onGone } : {})} />
        )}
      </Opening>
    </>
  )
}
