import { Alert, Group } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { campaignCopyAddress, campaignQueries } from '@/client/campaigns'
import { m } from '@/messages'
import { DownloadLink } from '@/ui/DownloadLink'
import { Outside } from '@/ui/Outside'

/** What was deleted here, with the copy that the server keeps, until one puts it away. */
export function DeletedCampaigns() {
  const client = useQueryClient()
  const { data: deleted = [] } = useQuery(campaignQueries.deleted())
  const putAway = (gone: number) =>
    client.setQueryData(campaignQueries.deleted().queryKey, (all = []) =>
      all.filter(({ ID }) => ID !== gone),
    )
  return deleted.map(({ ID, Name, nResultCodes, nContacts }) => (
    <Alert
      key={ID}
      role="status"
      variant="light"
      withCloseButton
      closeButtonLabel={m.common.close}
      onClose={() => putAway(ID)}
      title={<Outside text={m.campaigns.removed(Name)} />}
    >
      <Group gap="md">
        <span>{m.campaigns.wentAlong(nResultCodes, nContacts)}</span>
        <DownloadLink address={campaignCopyAddress(ID)} name={`campaign-${ID}.json`}>
          <Group gap={4} component="span">
            <IconDownload aria-hidden size={16} />
            {m.campaigns.downloadCopy}
          </Group>
        </DownloadLink>
      </Group>
    </Alert>
  ))
}
