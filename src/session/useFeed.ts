import { useEffect, useRef, useSyncExternalStore } from 'react'
import { changeFeed } from '@/client/feed/changeFeed'
import { paced } from '@/client/paced'
import type { Change } from '@/contract/event/changes'

const nothing = () => undefined

export const useFeedState = () =>
  useSyncExternalStore(
    (onState) => changeFeed.listen({ onChange: nothing, onState }),
    changeFeed.state,
  )

/** The changes of a feed message; undefined where anything may have changed. */
export type FeedChanges = readonly Change[] | undefined

type Pace = { waitMs: number; spreadMs: number }
const soon: Pace = { waitMs: 700, spreadMs: 200 }

/**
 * Calls `ask` soon after each word of the server that matters, but not more often than it can
 * answer. While updates are paused nothing is asked.
 */
export function useFeedMessages(
  ask: () => Promise<unknown>,
  matters: (told: FeedChanges) => boolean = () => true,
  { waitMs, spreadMs }: Pace = soon,
): void {
  const latest = useRef({ ask, matters })
  latest.current = { ask, matters }
  useEffect(() => {
    const pace = paced({ work: () => latest.current.ask(), waitMs, spreadMs })
    const onChange = (told: FeedChanges) => {
      if (changeFeed.state().isPaused || !latest.current.matters(told)) return
      // A stream that begins, after a lost network for example.
      if (told === undefined) pace.callAnew()
      else pace.call()
    }
    const leave = changeFeed.listen({ onChange, onState: nothing })
    return () => {
      leave()
      pace.stop()
    }
  }, [waitMs, spreadMs])
}
