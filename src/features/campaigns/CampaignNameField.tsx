import { Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { campaignQueries } from '@/client/campaigns'
import { m } from '@/messages'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './CampaignNameField.module.css'
import { type NameState, nameState } from './nameState'

/** What other campaigns are called, asked of the server while one types; undefined until known. */
function useNameState(name: string): NameState | undefined {
  const [asked] = useDebouncedValue(name, 250)
  const { data } = useQuery({ ...campaignQueries.named(asked), staleTime: 0 })
  if (asked !== name || !data) return undefined
  return nameState(
    name,
    data.map(({ Name }) => Name),
  )
}

/** Said at the field; the name can be sent all the same. */
const NearTwin = ({ twin }: { twin: string }) => (
  <Text component="span" size="sm" className={classes.near}>
    <IconAlertTriangle aria-hidden size={15} />
    <UntrustedText text={m.campaigns.nameNear(twin)} />
  </Text>
)

type Props = { name: string; error: string | undefined; field: UseFormRegisterReturn }

/** Tells early whether the name is free; what counts is the server's word when it is sent. */
export function CampaignNameField({ name, error, field }: Props) {
  const state = useNameState(name)
  const shown = error ?? (state?.kind === 'taken' ? m.problems.campaign_name_taken : undefined)
  const hint = state?.kind === 'free' && !error ? m.campaigns.nameFree : m.campaigns.nameHint
  return (
    <TextInput
      label={m.campaigns.name}
      data-autofocus
      required
      description={state?.kind === 'near' ? <NearTwin twin={state.twin} /> : hint}
      error={shown}
      {...field}
    />
  )
}
