import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isAhead } from '@/client/queryClient'

const longAfterMs = 10_000
const checkIntervalMs = 1000

type LongWaits = {
  /** What has been asked for and has not come. */
  asked: readonly Query[]
  /** Something was sent, and the server has not said what became of it. */
  isSending: boolean
}

const none: LongWaits = { asked: [], isSending: false }

const isSending = (client: QueryClient, now: number) =>
  client
    .getMutationCache()
    .getAll()
    .some(({ state }) => state.status === 'pending' && now - state.submittedAt >= longAfterMs)

const isSame = (one: LongWaits, other: LongWaits) =>
  one.isSending === other.isSending &&
  one.asked.length === other.asked.length &&
  one.asked.every((query, place) => query === other.asked[place])

/** What the page has been waiting for, for ten seconds and more. */
export function useLongWaits(): LongWaits {
  const client = useQueryClient()
  const [waits, setWaits] = useState(none)
  useEffect(() => {
    let since = new Map<Query, number>()
    const look = () => {
      const now = Date.now()
      const waiting = client
        .getQueryCache()
        .getAll()
        .filter(({ state }) => state.fetchStatus !== 'idle')
        .filter((query) => query.isActive() || !isAhead(query.meta))
      // An answer in between two looks began another wait.
      const begunAt = (query: Query) => Math.max(since.get(query) ?? now, query.state.dataUpdatedAt)
      since = new Map(waiting.map((query) => [query, begunAt(query)]))
      const asked = waiting.filter((query) => now - begunAt(query) >= longAfterMs)
      const next = { asked, isSending: isSending(client, now) }
      setWaits((old) => (isSame(old, next) ? old : next))
    }
    const timer = setInterval(look, checkIntervalMs)
    return () => clearInterval(timer)
  }, [client])
  return waits
}
