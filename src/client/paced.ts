type Pace = { work: () => Promise<unknown>; waitMs: number; spreadMs?: number }

/**
 * Work that is called for many times: one run at a time, and after each call a run that began after
 * it. The next run waits `waitMs`, or three times as long as the last one took where that is more.
 * A part of `spreadMs`, left to chance, keeps many pages from asking at once.
 */
export function paced({ work, waitMs, spreadMs = 0 }: Pace) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isWantedAgain = false
  let restUntil = 0

  async function run(): Promise<void> {
    timer = undefined
    isRunning = true
    const began = Date.now()
    await work().catch(() => undefined)
    const ended = Date.now()
    restUntil = ended + Math.max(waitMs, 3 * (ended - began))
    isRunning = false
    if (!isWantedAgain) return
    isWantedAgain = false
    call()
  }

  function call(): void {
    if (isRunning) isWantedAgain = true
    else timer ??= setTimeout(run, Math.max(0, restUntil - Date.now()) + spreadMs * Math.random())
  }

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
    isWantedAgain = false
  }

  return { call, stop }
}
