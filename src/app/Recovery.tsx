import { type Query, type QueryCacheNotifyEvent, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isPassing } from '@/client/errors'
import { onOtherTabsMessage } from '@/client/otherTabs'
import { sessionQueries } from '@/client/session'
import { LostPartError } from '@/ui/page/LostPartError'
import { readyAddress, whenServerAnswers } from '@/ui/page/reach'

/** A file that this build has and the server does not: no waiting brings it. */
const isNowhere = (error: unknown) => error instanceof LostPartError && error.reason === 'missing'

/** Once it was read, the feed's word reads it: what changed meanwhile is then noticed. */
const isReadByFeed = ({ meta, state }: Query) =>
  meta?.followsFeed === true && state.dataUpdateCount > 0

function isLost(query: Query): boolean {
  const { status, error } = query.state
  // Asked of every query: most have not failed.
  if (status !== 'error' || !query.isActive() || isReadByFeed(query)) return false
  return isPassing(error) && !isNowhere(error)
}

/** Told at each drawing of what a query shows: whether that failed has not changed by it. */
const saysNothing = new Set<QueryCacheNotifyEvent['type']>([
  'observerOptionsUpdated',
  'observerResultsUpdated',
])

/**
 * What could not be read for want of the network or the server is read by itself once they are
 * back. Pages without the change feed would stay as they are otherwise.
 */
export function Recovery() {
  const client = useQueryClient()
  useEffect(() => {
    const cache = client.getQueryCache()
    let stop: (() => void) | undefined
    const recover = () => {
      stop = undefined
      void client.refetchQueries({ predicate: isLost })
    }
    const look = () => {
      const isAnyLost = cache.getAll().some(isLost)
      if (isAnyLost) stop ??= whenServerAnswers(recover, readyAddress)
      else {
        stop?.()
        stop = undefined
      }
    }
    const leave = cache.subscribe(({ type }) => {
      if (!saysNothing.has(type)) look()
    })
    look()
    const { queryKey } = sessionQueries.current()
    const leaveTabs = onOtherTabsMessage(() => void client.invalidateQueries({ queryKey }))
    return () => {
      leave()
      leaveTabs()
      stop?.()
    }
  }, [client])
  return null
}
