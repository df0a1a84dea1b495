import { Alert, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPhoneCall } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { campaignMutations, type SeenCampaign } from '@/client/campaigns'
import { isMissing, ProblemError } from '@/client/errors'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { useUpstream } from '@/session/useUpstream'
import { Button } from '@/ui/buttons/Button'

const isChanged = (error: unknown) =>
  error instanceof ProblemError && error.code === 'campaign_changed'

type Props = {
  now: SeenCampaign
  /** It is being read again: nothing can be deleted until that is over. */
  isReading: boolean
  onClose: () => void
  onGone?: () => void
  onChanged: () => void
  onMissing: () => void
}

/** Deletes the version that is shown, and tells what became of it. */
function useRemove({ now, onClose, onGone, onChanged, onMissing }: Props) {
  const remove = useMutation(campaignMutations.remove())
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
  return { remove, submit }
}

/** What goes, whether it can come back, and that the dialler is at work on it. */
function WhatGoes({ now }: Pick<Props, 'now'>) {
  const { host } = useUpstream()
  const along = m.campaigns.removeAlong(now.resultCodes['1'].length, now.nContacts)
  return (
    <>
      {now.campaign.bActive && (
        <Alert color="red" variant="light" role="alert" icon={<IconPhoneCall aria-hidden />}>
          {m.campaigns.removeActive}
        </Alert>
      )}
      <Text>{host === undefined ? along : m.upstream.partsGo(host)}</Text>
      <Text size="sm" c="dimmed">
        {host === undefined ? m.campaigns.copyKept : m.upstream.notRestored(host)}
      </Text>
    </>
  )
}

function whyTyped({ nContacts, campaign }: SeenCampaign, countsCampaignParts: boolean) {
  if (nContacts > 0) return m.campaigns.removeTypeHint
  return campaign.bActive || countsCampaignParts
    ? m.campaigns.removeTypeActive
    : m.upstream.partsMayGo
}

/** Asks for the name where contacts would go or the campaign is active, then deletes. */
export function ConfirmDeletion(props: Props) {
  const { now, isReading, onClose } = props
  const { remove, submit } = useRemove(props)
  const [typed, setTyped] = useState('')
  const { countsCampaignParts } = useUpstream()
  const mayHaveContacts = !countsCampaignParts || now.nContacts > 0
  const needsName = mayHaveContacts || now.campaign.bActive
  const mayDelete = !isReading && (!needsName || typed === now.campaign.Name)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (mayDelete) submit()
      }}
    >
      <Stack gap="md">
        <WhatGoes now={now} />
        {remove.error && (
          <Alert color="red" variant="light" role="alert">
            {reasonOf(remove.error)}
          </Alert>
        )}
        {needsName && (
          <TextInput
            label={m.campaigns.removeType}
            description={whyTyped(now, countsCampaignParts)}
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
