import { setTimeout as pause } from 'node:timers/promises'

type Flight = { begunAt: number; done: Promise<void> }

/** Work under a key that goes on once, however many wait for it, each for a while. */
export function flights(clock: () => number) {
  const flying = new Map<string, Flight>()

  return {
    /** Begins the work unless it goes on already. It must not fail. */
    begin(key: string, work: () => Promise<void>): void {
      if (flying.has(key)) return
      const done = work().finally(() => flying.delete(key))
      flying.set(key, { begunAt: clock(), done })
    },

    /** Resolves when it is done or has gone on for so long; at once where nothing goes on. */
    async wait(key: string, patienceMs: number): Promise<void> {
      const flight = flying.get(key)
      if (!flight) return
      const left = patienceMs - (clock() - flight.begunAt)
      if (left <= 0) return
      const over = new AbortController()
      const patience = pause(left, undefined, { signal: over.signal, ref: false })
      await Promise.race([flight.done, patience.catch(() => undefined)])
      over.abort()
    },
  }
}
