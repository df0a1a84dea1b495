import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { alertQueries } from '@/client/alerts'
import { changeFeed } from '@/client/feed/changeFeed'
import { refetchShown } from '@/client/invalidate'
import { paced } from '@/client/paced'
import { useFeedState } from '@/session/useFeed'

/** Pages do not ask all at once, and each within half a second. */
const soon = { waitMs: 300, spreadMs: 300 }
/** While updates of lists are paused, no feed tells of alerts. */
const whilePausedMs = 4000

/** The alerts that one sees, read again when the feed says that they have changed. */
export function useAlerts() {
  const client = useQueryClient()
  const { isPaused } = useFeedState()
  useEffect(() => {
    const { queryKey } = alertQueries.list()
    const pace = paced({ ...soon, work: () => refetchShown(client, queryKey) })
    const leave = changeFeed.listen({
      onAlerts: pace.call,
      // Anything may have changed.
      onChange: (changes) => changes ?? pace.call(),
      onState: () => undefined,
    })
    return () => {
      leave()
      pace.stop()
    }
  }, [client])
  return useQuery({
    ...alertQueries.list(),
    refetchInterval: isPaused ? whilePausedMs : false,
  })
}
