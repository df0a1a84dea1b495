import { Alert, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { campaignMutations, campaignQueries } from '@/client/campaigns'
import { isUnclear, ProblemError } from '@/client/errors'
import { newKey } from '@/client/newKey'
import { CampaignClone, type DiallerCampaign } from '@/contract/campaign/campaigns'
import { applyProblem } from '@/failures/applyProblem'
import { faultSentence } from '@/failures/faultSentence'
import { contractResolver } from '@/fields/contractResolver'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import { Button } from '@/ui/buttons/Button'
import { CampaignNameField } from '../CampaignNameField'
import { freeName } from './freeName'

type Props = { campaign: DiallerCampaign }
type Fields = { source: string; destination: string; userData: string }

function useCloneForm({ Name, UserData }: DiallerCampaign) {
  const form = useForm<Fields, unknown, CampaignClone>({
    resolver: contractResolver<Fields, CampaignClone>(CampaignClone),
    defaultValues: {
      source: Name,
      destination: m.campaigns.copyOf(Name, 1),
      userData: UserData ?? '',
    },
  })
  // The proposal steps aside for names that are taken, never for what was typed.
  const { data: alike } = useQuery({ ...campaignQueries.named(Name), staleTime: 0 })
  const isTouched = form.formState.dirtyFields.destination === true
  useEffect(() => {
    if (!alike || isTouched) return
    const taken = alike.map((campaign) => campaign.Name)
    form.resetField('destination', { defaultValue: freeName(Name, taken, m.campaigns.copyOf) })
  }, [alike, isTouched, Name, form])
  return form
}

/** Sends the form; a refusal stays at its field. What made a clone leads to it and its proof. */
function useClone(form: ReturnType<typeof useCloneForm>, onClose: () => void) {
  const clone = useMutation(campaignMutations.clone())
  const [key, setKey] = useState(() => newKey())
  const submit = form.handleSubmit((values) =>
    clone.mutate(
      { clone: values, key },
      {
        onSuccess: ({ ID }) => {
          onClose()
          navigate({ to: `/campaigns/${ID}` })
        },
        onError: (error) => {
          // Answered: what is sent next is another request.
          if (error instanceof ProblemError && !isUnclear(error)) setKey(newKey())
          applyProblem(error, form, {
            campaign_name_taken: 'destination',
            campaign_same_name: 'destination',
          })
        },
      },
    ),
  )
  return { submit, isPending: clone.isPending }
}

function CloneForm({ campaign, onClose }: Props & { onClose: () => void }) {
  const form = useCloneForm(campaign)
  const { submit, isPending } = useClone(form, onClose)
  const { errors } = form.formState
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
        <CampaignNameField
          name={form.watch('destination')}
          error={said(errors.destination?.message)}
          field={form.register('destination')}
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
          <Button type="submit" loading={isPending}>
            {m.campaigns.cloneTitle}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type DialogProps = Props & { opened: boolean; onClose: () => void }

/** A refusal stays in the dialog with what was typed. */
export const CloneDialog = ({ campaign, opened, onClose }: DialogProps) => (
  <Modal
    opened={opened}
    onClose={onClose}
    title={m.campaigns.cloneTitle}
    closeButtonProps={{ 'aria-label': m.common.close }}
  >
    <CloneForm campaign={campaign} onClose={onClose} />
  </Modal>
)
