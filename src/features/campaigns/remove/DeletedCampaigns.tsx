import { Alert, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { campaignQueries } from '@/client/campaigns'
import { m } from '@/messages'
import { useUpstream } from '@/session/useUpstream'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { CopyLink } from '../restore/CopyLink'
import { RestoreCampaignButton } from '../restore/RestoreCampaignButton'

/** Campaigns deleted in this tab, each with its kept copy where there is one, until dismissed. */
export function DeletedCampaigns() {
  const client = useQueryClient()
  const { host } = useUpstream()
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
      title={<UntrustedText text={m.campaigns.removed(Name)} />}
    >
      {host !== undefined ? (
        m.upstream.notRestored(host)
      ) : (
        <Group gap="md">
          <span>{m.campaigns.wentAlong(nResultCodes, nContacts)}</span>
          <CopyLink ID={ID} />
          <RestoreCampaignButton deleted={{ ID, Name }} />
        </Group>
      )}
    </Alert>
  ))
}
