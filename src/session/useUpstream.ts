import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionQueries } from '@/client/session'
import type { RecordAction } from '@/contract/upstream/recordActions'

/**
 * The host of the system that the records belong to, undefined where that is Callboard itself; and
 * whether it offers an action. What it does not is not shown. Of an upstream a campaign's result
 * codes and contacts are read when somebody looks at it, so they are not counted for all campaigns.
 */
export function useUpstream() {
  const { data: session } = useSuspenseQuery(sessionQueries.current())
  const upstream = session?.upstream
  return {
    host: upstream?.host,
    countsCampaignParts: upstream === undefined,
    offers: (action: RecordAction) => upstream === undefined || upstream.can.includes(action),
  }
}
