import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { campaignQueries } from '@/client/campaigns'
import { m } from '@/messages'

/** Whether a campaign has this name, asked of the server while one types; undefined until known. */
function useIsTaken(name: string): boolean | undefined {
  const [asked] = useDebouncedValue(name, 250)
  const { data } = useQuery({ ...campaignQueries.named(asked), staleTime: 0 })
  return asked === name ? data?.some(({ Name }) => Name === name) : undefined
}

type Props = { name: string; error: string | undefined; field: UseFormRegisterReturn }

/** Tells early whether the name is free; what counts is the server's word when it is sent. */
export function CloneNameField({ name, error, field }: Props) {
  const isTaken = useIsTaken(name)
  const taken = isTaken ? m.problems.campaign_name_taken : undefined
  return (
    <TextInput
      label={m.campaigns.name}
      data-autofocus
      required
      description={isTaken === false && !error ? m.campaigns.nameFree : m.campaigns.nameHint}
      error={error ?? taken}
      {...field}
    />
  )
}
