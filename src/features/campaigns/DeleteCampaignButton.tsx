import { Alert, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { campaignMutations, campaignQueries, type SeenCampaign } from '@/client/campaigns'
import { isMissing, ProblemError } from '@/client/errors'
import { outdate } from '@/client/outdate'
import type { DiallerCampaign } from '@/contract/campaigns'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { Outside } from '@/ui/Outside'
import { ChangedMeanwhile } from './ChangedMeanwhile'

type Props = { campaign: DiallerCampaign; onGone?: () => void }
type FormProps = Props & { onClose: () => void }

const isChanged = (error: unknown) =>
  error instanceof ProblemError && error.code === 'campaign_changed'

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
    void outdate(client, campaignQueries.list().queryKey)
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

type ConfirmProps = { now: SeenCampaign; isReading: boolean } & FormProps & {
    onChanged: () => void
    onMissing: () => void
  }

function Confirm({ now, isReading, onGone, onClose, onChanged, onMissing }: ConfirmProps) {
  const remove = useMutation(campaignMutations.remove())
  const [typed, setTyped] = useState('')
  const needsName = now.nContacts > 0
  const mayDelete = !isReading && (!needsName || typed === now.campaign.Name)
  const submit = () =>
    remove.mutate(now, {
      onSuccess: () => {
        onClose()
        onGone?.()
      },
      onError: (error) => {
        if (isMissing(error)) onMissing()
        else if (isChanged(error)) onChanged()
      },
    })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (mayDelete) submit()
      }}
    >
      <Stack gap="md">
        <Text>{m.campaigns.removeAlong(now.resultCodes['1'].length, now.nContacts)}</Text>
        <Text size="sm" c="dimmed">
          {m.campaigns.copyKept}
        </Text>
        {remove.error && (
          <Alert color="red" variant="light" role="alert">
            {reasonOf(remove.error)}
          </Alert>
        )}
        {needsName && (
          <TextInput
            label={m.campaigns.removeType}
            description={m.campaigns.removeTypeHint}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {m.common.cancel}
          </Button>
          <Button type="submit" variant="danger" disabled={!mayDelete} loading={remove.isPending}>
            {m.campaigns.removeTitle}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function DeleteForm(props: FormProps) {
  const { before, now } = useReadAgain(props.campaign)
  const [isGone, setGone] = useState(false)
  if (isGone || isMissing(now.error)) return <AlreadyGone {...props} />
  return (
    <Stack gap="md">
      <Text component="div">
        <Outside text={m.campaigns.removeText(props.campaign.Name)} />
      </Text>
      {now.error && (
        <Alert color="red" variant="light" role="alert">
          {reasonOf(now.error)}
        </Alert>
      )}
      {now.data === undefined && !now.error && <Text c="dimmed">{m.common.loading}</Text>}
      {now.data && !now.isFetching && <ChangedMeanwhile before={before} after={now.data} />}
      {now.data && (
        <Confirm
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

/** Deletes a campaign after reading it again and naming what goes with it. */
export function DeleteCampaignButton({ campaign, onGone }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button size="xs" variant="default" icon={<IconTrash aria-hidden size={16} />} onClick={open}>
        {m.campaigns.remove}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={m.campaigns.removeTitle}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <DeleteForm campaign={campaign} onClose={close} {...(onGone ? { onGone } : {})} />
      </Modal>
    </>
  )
}
