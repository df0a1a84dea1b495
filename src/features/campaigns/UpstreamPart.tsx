import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { lookQueries } from '@/client/upstream/looks'
import { reasonOf } from '@/failures/reasonOf'
import { useCentre } from '@/session/useCentre'
import { useUpstream } from '@/session/useUpstream'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import { type CampaignPart, partText } from './partText'

type Props = { part: CampaignPart; DiallerCampaignsID: number; children: ReactNode }

/**
 * A part of a campaign that is read from the upstream when somebody looks: how old it is, or why
 * there is nothing to show. Where the records are Callboard's own it is shown as it is.
 */
export function UpstreamPart({ part, DiallerCampaignsID, children }: Props) {
  const { host } = useUpstream()
  const centre = useCentre()
  const look = useQuery({
    ...lookQueries.ofCampaign(DiallerCampaignsID),
    enabled: host !== undefined,
  })
  if (host === undefined) return children
  if (!look.data) {
    return look.isError ? (
      <ErrorPanel reason={reasonOf(look.error)} onRetry={() => void look.refetch()} />
    ) : (
      <PageSkeleton />
    )
  }
  const age = look.data[part]
  return (
    <>
      {/* It changes with every reading; who wants to hear it goes there. */}
      <Text role="status" aria-live="off" size="sm" c="dimmed" mb="xs">
        {partText(part, age, host, centre)}
      </Text>
      {age.asOf !== null && children}
    </>
  )
}
