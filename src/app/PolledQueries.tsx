import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isDue } from '@/client/polled'

const checkIntervalMs = 1000

const isDialogOpen = () => document.querySelector('[role="dialog"]') !== null

/**
 * Reads again what others change and no feed tells of, for pages that somebody sees. In a dialog
 * somebody decides upon what they saw when it opened: it stays as it is until then, and ages.
 */
export function PolledQueries() {
  const client = useQueryClient()
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'hidden' || isDialogOpen()) return
      const now = Date.now()
      void client.refetchQueries(
        { type: 'active', predicate: (query) => isDue(query, now) },
        { cancelRefetch: false },
      )
    }
    const timer = setInterval(look, checkIntervalMs)
    return () => clearInterval(timer)
  }, [client])
  return null
}
