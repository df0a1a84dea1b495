import { useEffect, useRef, useState } from 'react'
import type { Alert } from '@/contract/alerts'

/** So long a notice says who has taken its alert. */
const takenShownMs = 10_000

/**
 * The alerts that one is told of: those that nobody has taken or quieted, and for a while those that
 * somebody took while one was looking.
 */
export function useShownAlerts(alerts: readonly Alert[]): readonly Alert[] {
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set())
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>())
  const open = alerts.filter(({ dtEnded, quieted }) => dtEnded === null && !quieted)
  const unseen = open.filter(({ ID, takenBy }) => takenBy === null && !seen.has(ID))
  if (unseen.length > 0) setSeen(new Set([...seen, ...unseen.map(({ ID }) => ID)]))
  const shown = open.filter(({ ID, takenBy }) => takenBy === null || seen.has(ID))
  const taken = shown.filter(({ takenBy }) => takenBy !== null).map(({ ID }) => ID)

  useEffect(() => {
    for (const ID of taken) {
      if (timers.current.has(ID)) continue
      const forget = () => setSeen((all) => new Set([...all].filter((one) => one !== ID)))
      timers.current.set(ID, setTimeout(forget, takenShownMs))
    }
  })
  useEffect(() => {
    const all = timers.current
    return () => {
      for (const timer of all.values()) clearTimeout(timer)
      all.clear()
    }
  }, [])
  return shown
}
