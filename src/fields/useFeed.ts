import { useEffect, useRef, useSyncExternalStore } from 'react'
import { changeFeed } from '@/client/changeFeed'
import { paced } from '@/client/paced'
import type { Change } from '@/contract/changes'

const nothing = () => undefined

export const useFeedState = () =>
  useSyncExternalStore(
    (onState) => changeFeed.listen({ onChange: nothing, onState }),
    changeFeed.state,
  )

/** What the server told; undefined where anything may have changed. */
export type Told = readonly Change[] | undefined

type Pace = { wait: number; spread: number }
const soon: Pace = { wait: 700, spread: 200 }

/**
 * Calls `ask` soon after each word of the server that matters, but not more often than it can
 * answer. While updates are paused nothing is asked.
 */
export function useWords(
  ask: () => Promise<unknown>,
  matters: (told: Told) => boolean = () => true,
  { wait, spread }: Pace = soon,
): void {
  const latest = useRef({ ask, matters })
  latest.current = { ask, matters }
  useEffect(() => {
    const pace = paced({ work: () => latest.current.ask(), wait, spread })
    const onChange = (told: Told) => {
      if (!changeFeed.state().isPaused && latest.current.matters(told)) pace.call()
    }
    const leave = changeFeed.listen({ onChange, onState: nothing })
    return () => {
      leave()
      pace.stop()
    }
  }, [wait, spread])
}
