import { setTimeout as delay } from 'node:timers/promises'

/** How often the database is asked for a sign of life while anything waits for it. */
const busyPauseMs = 300
/** How often while the process only listens for notifications. */
const idlePauseMs = 2000

type HeartbeatOptions = {
  beat: () => Promise<void>
  /** How often a beat is needed now; the heartbeat stops where it is `never`. */
  need: () => 'busy' | 'idle' | 'never'
}

/** Beats again and again for as long as it is needed, never two at a time. */
export function heartbeat({ beat, need }: HeartbeatOptions) {
  let isBeating = false
  let turn: Promise<void> = Promise.resolve()
  let idlePause: AbortController | undefined

  function beatNow(): Promise<void> {
    turn = turn.then(beat)
    return turn
  }

  async function pause(isIdle: boolean): Promise<boolean> {
    idlePause = isIdle ? new AbortController() : undefined
    const options = idlePause ? { ref: false, signal: idlePause.signal } : { ref: false }
    return delay(isIdle ? idlePauseMs : busyPauseMs, true, options).catch(() => false)
  }

  async function keepBeating(): Promise<void> {
    for (let needed = need(); needed !== 'never'; needed = need()) {
      const isTime = await pause(needed === 'idle')
      if (isTime) await beatNow()
    }
    isBeating = false
  }

  return {
    beatNow,

    start(): void {
      if (isBeating) return
      isBeating = true
      void keepBeating()
    },

    /** Cuts an idle pause short, as the need for beats has changed. */
    endIdlePause: (): void => idlePause?.abort(),
  }
}
