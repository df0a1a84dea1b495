import { useEffect, useState } from 'react'
import { m } from '@/messages'
import { formatAge } from '@/ui/format'
import classes from './Freshness.module.css'
import { useFeedState } from './useCalmRows'

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

/** How old what one sees may be: since when the server has said nothing. */
export function Freshness() {
  const { lastWord } = useFeedState()
  const age = Math.max(0, useNow() - lastWord)
  const state = age <= freshFor ? 'fresh' : age <= ageingFor ? 'ageing' : 'stale'
  return (
    // Its changes are looks and a word; what there is to say aloud is said once, in bundles.
    <span
      role="status"
      aria-live="off"
      aria-label={m.live.freshness}
      className={classes.root}
      data-state={state}
    >
      <span aria-hidden className={classes.sign} />
      {state === 'stale' ? m.live.stale(formatAge(age)) : m.live[state]}
    </span>
  )
}
