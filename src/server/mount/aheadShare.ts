/** What is fetched ahead of a press takes no more of the server's time than this. */
const share = 0.2
/** Time that was not taken is saved up to so much, for a server that was idle. */
const maxSavedMs = 1000
/** At once, whatever was saved: how long they take is known when they end. */
const maxAtOnce = 2

/** Lets requests that are sent ahead of a press run, as far as they have time. */
export function aheadShare(now: () => number) {
  let saved = maxSavedMs
  let countedAt = now()
  let running = 0

  function mayRun(): boolean {
    const at = now()
    saved = Math.min(maxSavedMs, saved + share * (at - countedAt))
    countedAt = at
    return saved > 0 && running < maxAtOnce
  }

  /** Undefined: it has no time, and was not begun. */
  return async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    if (!mayRun()) return undefined
    running += 1
    const began = now()
    try {
      return await work()
    } finally {
      running -= 1
      saved -= now() - began
    }
  }
}
