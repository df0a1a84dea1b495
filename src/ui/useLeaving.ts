import { useEffect, useState } from 'react'

/** An answer that comes sooner changes nothing on the screen but what it brings. */
const lateAfterMs = 200

/**
 * The marks of a part in whose place another is on its way. It is dimmed once that is late: a delay
 * of the style sheet would draw the part twice for each press.
 */
export function useLeaving(isLeaving: boolean) {
  const [isLate, setLate] = useState(false)
  if (isLate && !isLeaving) setLate(false)
  useEffect(() => {
    if (!isLeaving) return undefined
    const timer = setTimeout(() => setLate(true), lateAfterMs)
    return () => clearTimeout(timer)
  }, [isLeaving])
  return {
    'data-leaving': isLeaving || undefined,
    'data-late': (isLeaving && isLate) || undefined,
  }
}
