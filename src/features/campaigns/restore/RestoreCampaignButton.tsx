import { Alert, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconRestore } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { campaignMutations } from '@/client/campaigns'
import { ProblemError } from '@/client/errors'
import { newKey } from '@/client/newKey'
import { CampaignRestoration } from '@/contract/campaign/campaignStories'
import { applyProblem } from '@/failures/applyProblem'
import { faultSentence } from '@/failures/faultSentence'
import { contractResolver } from '@/fields/contractResolver'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import { useUpstream } from '@/session/useUpstream'
import { Button } from '@/ui/buttons/Button'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { CampaignNameField } from '../CampaignNameField'

type Deleted = { ID: number; Name: string }
type Fields = { name: string }

/** Sends the name under one key, so that a lost answer never makes two. A restored one is shown. */
function useRestore({ ID, Name }: Deleted, onClose: () => void) {
  const form = useForm<Fields, unknown, CampaignRestoration>({
    resolver: contractResolver<Fields, CampaignRestoration>(CampaignRestoration),
    defaultValues: { name: Name },
  })
  const restore = useMutation(campaignMutations.restore())
  const [key, setKey] = useState(() => newKey())
  // Awaited, not called back: what is restored leaves the list of deleted ones, and this with it.
  const submit = form.handleSubmit(async ({ name = Name }) => {
    try {
      const made = await restore.mutateAsync({ ID, name, key })
      onClose()
      navigate({ to: `/campaigns/${made.ID}` })
    } catch (error) {
      // Answered: what is sent next is another request.
      if (error instanceof ProblemError) setKey(newKey())
      applyProblem(error, form, { campaign_name_taken: 'name' })
    }
  })
  return { form, submit, isPending: restore.isPending }
}

function RestoreForm({ deleted, onClose }: { deleted: Deleted; onClose: () => void }) {
  const { form, submit, isPending } = useRestore(deleted, onClose)
  const { errors } = form.formState
  const wrong = errors.name?.message
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <Text size="sm" component="div">
          <UntrustedText text={m.campaigns.restoring.text(deleted.Name)} />
        </Text>
        {errors.root && (
          <Alert color="red" variant="light" role="alert">
            {errors.root.message}
          </Alert>
        )}
        <CampaignNameField
          name={form.watch('name')}
          error={wrong && faultSentence(wrong)}
          field={form.register('name')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" loading={isPending}>
            {m.campaigns.restoring.title}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Restores a deleted campaign from its kept copy; a refusal stays in the dialog. */
export function RestoreCampaignButton({ deleted }: { deleted: Deleted }) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const { offers } = useUpstream()
  if (!offers('restoreCampaign')) return null
  return (
    <>
      <Button
        size="xs"
        variant="default"
        icon={<IconRestore aria-hidden size={16} />}
        onClick={open}
      >
        {m.campaigns.restoring.open}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={m.campaigns.restoring.title}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <RestoreForm deleted={deleted} onClose={close} />
      </Modal>
    </>
  )
}
