import { useEffect } from 'react'

/** Safari has no idle time to give. */
export const whenIdle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000))

/** Does something once, as soon as there is nothing else to do and it may be done. */
export function useWhenIdle(may: boolean, work: () => void): void {
  useEffect(() => {
    // A page that draws nothing at all has no idle time either.
    if (may) whenIdle(() => work(), { timeout: 2000 })
  }, [may, work])
}
