import { useEffect, useState } from 'react'
import { m } from '@/messages'
import { formatAge } from '@/ui/format'
import classes from './Freshness.module.css'
import { useFeedState } from './useFeed'

const freshFor = 15_000
const ageingFor = 60_000

/** The present, looked at each second: what stands still for longer was asleep. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

type Props = {
  /** Its name: what it is the freshness of. */
  label: string
  /** Since when it could not be read, in epoch ms; 0: never yet. Undefined: reading works. */
  failedSince?: number | undefined
}

/**
 * How old what one sees may be: since when the server has said nothing. What does not follow the
 * server, for it is paused or could not be read, is never fresh.
 */
export function Freshness({ label, failedSince }: Props) {
  const { lastWord, isPaused } = useFeedState()
  const age = Math.max(0, useNow() - (failedSince ?? lastWord))
  const isBehind = isPaused || failedSince !== undefined
  const state = age > ageingFor ? 'stale' : age > freshFor || isBehind ? 'ageing' : 'fresh'
  const words = failedSince === 0 ? m.live.notLoaded : m.live[state](formatAge(age))
  return (
    // Its changes are looks and a word; what there is to say aloud is said once, in bundles.
    <span
      role="status"
      aria-live="off"
      aria-label={label}
      title={isPaused ? m.live.isPaused : undefined}
      className={classes.root}
      data-state={state}
    >
      <span aria-hidden className={classes.sign} />
      {words}
    </span>
  )
}
