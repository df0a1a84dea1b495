type Pace = { work: () => Promise<unknown>; waitMs: number; spreadMs?: number }

/**
 * Work that is called for many times: one run at a time, and after each call a run that began after
 * it. The next run waits `waitMs`, or three times as long as the last one took where that is more.
 * A part of `spreadMs`, left to chance, keeps many pages from asking at once. `callAnew` is for what
 * begins anew, such as a network that is back: how long work took without it counts no more.
 */
export function paced({ work, waitMs, spreadMs = 0 }: Pace) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let again: (() => void) | undefined
  let endedAt = 0
  let tookMs = 0

  async function run(): Promise<void> {
    timer = undefined
    isRunning = true
    const began = Date.now()
    await work().catch(() => undefined)
    endedAt = Date.now()
    tookMs = endedAt - began
    isRunning = false
    const next = again
    again = undefined
    next?.()
  }

  function begin(): void {
    const restUntil = endedAt + Math.max(waitMs, 3 * tookMs)
    timer = setTimeout(run, Math.max(0, restUntil - Date.now()) + spreadMs * Math.random())
  }

  function call(): void {
    if (isRunning) again ??= call
    else if (timer === undefined) begin()
  }

  function callAnew(): void {
    if (isRunning) {
      again = callAnew
      return
    }
    tookMs = 0
    clearTimeout(timer)
    begin()
  }

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
    again = undefined
  }

  return { call, callAnew, stop }
}
