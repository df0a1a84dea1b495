import { Alert, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { campaignQueries } from '@/client/campaigns'
import { isMissing } from '@/client/errors'
import { invalidate } from '@/client/invalidate'
import type { DiallerCampaign } from '@/contract/campaign/campaigns'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { ChangedMeanwhile } from './ChangedMeanwhile'
import { ConfirmDeletion } from './ConfirmDeletion'

type Props = { campaign: DiallerCampaign; onGone?: () => void }
type FormProps = Props & { onClose: () => void }

/** The campaign as the page showed it, and as it is now: it is read again before it may go. */
function useReadAgain(campaign: DiallerCampaign) {
  const client = useQueryClient()
  const query = campaignQueries.whole(campaign.ID)
  const [before] = useState(() => client.getQueryData(query.queryKey) ?? { campaign })
  const now = useQuery({ ...query, staleTime: 0, refetchOnMount: 'always', retry: false })
  return { before, now }
}

function AlreadyGone({ onClose, onGone }: Pick<FormProps, 'onClose' | 'onGone'>) {
  const client = useQueryClient()
  const leave = () => {
    void invalidate(client, campaignQueries.list().queryKey)
    onClose()
    onGone?.()
  }
  return (
    <Stack gap="md">
      <Alert role="alert">{m.campaigns.gone}</Alert>
      <Group justify="flex-end">
        <Button onClick={leave}>{m.common.close}</Button>
      </Group>
    </Stack>
  )
}

function DeleteForm(props: FormProps) {
  const { before, now } = useReadAgain(props.campaign)
  const [isGone, setGone] = useState(false)
  if (isGone || isMissing(now.error)) return <AlreadyGone {...props} />
  return (
    <Stack gap="md">
      <Text component="div">
        <UntrustedText text={m.campaigns.removeText(props.campaign.Name)} />
      </Text>
      {now.error && (
        <Alert color="red" variant="light" role="alert">
          {reasonOf(now.error)}
        </Alert>
      )}
      {now.data === undefined && !now.error && <Text c="dimmed">{m.common.loading}</Text>}
      {now.data && !now.isFetching && <ChangedMeanwhile before={before} after={now.data} />}
      {now.data && (
        <ConfirmDeletion
          {...props}
          now={now.data}
          isReading={now.isFetching || now.isError}
          onChanged={() => void now.refetch()}
          onMissing={() => setGone(true)}
        />
      )}
    </Stack>
  )
}

/** Reads the campaign again and names what goes with it. */
export const DeleteDialog = ({ opened, ...props }: FormProps & { opened: boolean }) => (
  <Modal
    opened={opened}
    onClose={props.onClose}
    title={m.campaigns.removeTitle}
    closeButtonProps={{ 'aria-label': m.common.close }}
  >
    <DeleteForm {...props} />
  </Modal>
)
