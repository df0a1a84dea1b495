import { Group } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { campaignCopyAddress } from '@/client/campaigns'
import { m } from '@/messages'
import { DownloadLink } from '@/ui/buttons/DownloadLink'

/** Saves the kept copy of a deleted campaign as a file. */
export const CopyLink = ({ ID }: { ID: number }) => (
  <DownloadLink address={campaignCopyAddress(ID)} name={`campaign-${ID}.json`}>
    <Group gap={4} component="span">
      <IconDownload aria-hidden size={16} />
      {m.campaigns.downloadCopy}
    </Group>
  </DownloadLink>
)
