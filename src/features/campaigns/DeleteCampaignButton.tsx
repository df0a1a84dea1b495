import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { campaignMutations, campaignQueries } from '@/client/campaigns'
import { ProblemError } from '@/client/errors'
import type { DiallerCampaign } from '@/contract/campaigns'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { Outside } from '@/ui/Outside'

type Props = { campaign: DiallerCampaign; onGone?: () => void }

const isGone = (error: unknown) => error instanceof ProblemError && error.status === 404

function DeleteForm({ campaign, onGone, onClose }: Props & { onClose: () => void }) {
  const client = useQueryClient()
  const remove = useMutation(campaignMutations.remove())
  const codes = useQuery(campaignQueries.resultCodes(campaign.ID, '1'))
  const contacts = useQuery(campaignQueries.contactCount(campaign.ID))
  const [typed, setTyped] = useState('')
  const failed = codes.error ?? contacts.error ?? remove.error
  const needsName = (contacts.data ?? 0) > 0
  const isReady = codes.data !== undefined && contacts.data !== undefined
  const mayDelete = isReady && (!needsName || typed === campaign.Name)

  const leave = () => {
    onClose()
    onGone?.()
  }
  const submit = () =>
    remove.mutate(campaign.ID, {
      onSuccess: () => {
        notifications.show({ message: m.campaigns.removed(campaign.Name), color: 'teal' })
        leave()
      },
    })

  if (isGone(failed)) {
    const close = () => {
      void client.invalidateQueries({ queryKey: campaignQueries.all() })
      leave()
    }
    return (
      <Stack gap="md">
        <Alert role="alert">{m.campaigns.gone}</Alert>
        <Group justify="flex-end">
          <Button onClick={close}>{m.common.close}</Button>
        </Group>
      </Stack>
    )
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (mayDelete) submit()
      }}
    >
      <Stack gap="md">
        <Text component="div">
          <Outside text={m.campaigns.removeText(campaign.Name)} />
        </Text>
        {isReady ? (
          <Text>{m.campaigns.removeAlong(codes.data.length, contacts.data)}</Text>
        ) : (
          <Text c="dimmed">{m.common.loading}</Text>
        )}
        {failed && (
          <Alert color="red" variant="light" role="alert">
            {reasonOf(failed)}
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
          <Button type="submit" color="red" disabled={!mayDelete} loading={remove.isPending}>
            {m.campaigns.removeTitle}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Deletes a campaign after naming what goes with it; nothing goes before that is confirmed. */
export function DeleteCampaignButton({ campaign, onGone }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrash aria-hidden size={16} />}
        onClick={open}
      >
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
