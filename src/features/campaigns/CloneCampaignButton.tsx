import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconCopyPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { campaignMutations } from '@/client/campaigns'
import { ProblemError } from '@/client/errors'
import { newKey } from '@/client/newKey'
import { CampaignClone, type DiallerCampaign } from '@/contract/campaigns'
import { applyProblem } from '@/fields/applyProblem'
import { contractResolver } from '@/fields/contractResolver'
import { faultSentence } from '@/fields/faultSentence'
import { m } from '@/messages'

type Props = { campaign: DiallerCampaign; onCloned?: (id: number) => void }
type Fields = { source: string; destination: string; userData: string }

function CloneForm({ campaign, onCloned, onClose }: Props & { onClose: () => void }) {
  const clone = useMutation(campaignMutations.clone())
  const [key, setKey] = useState(() => newKey())
  const form = useForm<Fields, unknown, CampaignClone>({
    resolver: contractResolver<Fields, CampaignClone>(CampaignClone),
    defaultValues: {
      source: campaign.Name,
      destination: m.campaigns.copyOf(campaign.Name),
      userData: campaign.UserData ?? '',
    },
  })
  const { errors } = form.formState

  const submit = form.handleSubmit((values) =>
    clone.mutate(
      { clone: values, key },
      {
        onSuccess: (made) => {
          notifications.show({ message: m.campaigns.cloned(made.Name), color: 'teal' })
          onClose()
          onCloned?.(made.ID)
        },
        onError: (error) => {
          // Answered: what is sent next is another request.
          if (error instanceof ProblemError) setKey(newKey())
          applyProblem(error, form, {
            campaign_name_taken: 'destination',
            campaign_same_name: 'destination',
          })
        },
      },
    ),
  )
  const said = (message: string | undefined) => message && faultSentence(message)

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Text size="sm">{m.campaigns.cloneText(campaign.Name)}</Text>
        {errors.root && (
          <Alert color="red" variant="light" role="alert">
            {errors.root.message}
          </Alert>
        )}
        <TextInput
          label={m.campaigns.name}
          data-autofocus
          required
          error={said(errors.destination?.message)}
          {...form.register('destination')}
        />
        <TextInput
          label={m.campaigns.userData}
          error={said(errors.userData?.message)}
          {...form.register('userData')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" loading={clone.isPending}>
            {m.campaigns.cloneTitle}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Copies a campaign; a refusal stays in the dialog with what was typed. */
export function CloneCampaignButton({ campaign, onCloned }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCopyPlus aria-hidden size={16} />}
        onClick={open}
      >
        {m.campaigns.clone}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={m.campaigns.cloneTitle}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <CloneForm campaign={campaign} onClose={close} {...(onCloned ? { onCloned } : {})} />
      </Modal>
    </>
  )
}
