import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { lookQueries } from '@/client/upstream/looks'
import { reasonOf } from '@/failures/reasonOf'
import { useCentre } from '@/session/useCentre'
import { useUpstream } from '@/session/useUpstream'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import { type CampaignPart, partText } from './partText'
import classes from './UpstreamPart.module.css'

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
  const isTrouble = age.state !== 'whole' && age.state !== 'reading'
  return (
    <>
      {/* It changes with every reading; who wants to hear it goes there. */}
      <div
        role="status"
        aria-live="off"
        className={classes.age}
        data-trouble={isTrouble || undefined}
      >
        {partText(part, age, host, centre)}
      </div>
      {age.asOf !== null && children}
    </>
  )
}
