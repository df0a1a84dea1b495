import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionQueries } from '@/client/session'
import type { RecordAction } from '@/contract/upstream/recordActions'

/**
 * The host of the system that the records belong to, undefined where that is Callboard itself; and
 * whether it offers an action. What it does not is not shown. A campaign's result codes and contacts
 * are not read from an upstream.
 */
export function useUpstream() {
  const { data: session } = useSuspenseQuery(sessionQueries.current())
  const upstream = session?.upstream
  return {
    host: upstream?.host,
    hasCampaignParts: upstream === undefined,
    offers: (action: RecordAction) => upstream === undefined || upstream.can.includes(action),
  }
}
