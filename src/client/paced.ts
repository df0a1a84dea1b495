type Pace = { work: () => Promise<unknown>; wait: number; spread?: number }

/**
 * Work that many calls ask for: one run at a time, and after each call one that began after it.
 * The longer a run takes, the longer it rests, and `spread` keeps many pages from asking at once.
 */
export function paced({ work, wait, spread = 0 }: Pace) {
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
    restUntil = ended + Math.max(wait, 3 * (ended - began))
    isRunning = false
    if (!isWantedAgain) return
    isWantedAgain = false
    call()
  }

  function call(): void {
    if (isRunning) isWantedAgain = true
    else timer ??= setTimeout(run, Math.max(0, restUntil - Date.now()) + spread * Math.random())
  }

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
    isWantedAgain = false
  }

  return { call, stop }
}
