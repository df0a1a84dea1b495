import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'

const everyMs = 1000
/** The pause after a piece of work that took long, as a multiple of that time. */
const pauses = 2

/**
 * Does something every second, and less often where it takes long; the function ends it and waits
 * for what runs, which its signal tells.
 */
export function repeat(
  name: string,
  work: (signal: AbortSignal) => Promise<unknown>,
  log: Logger,
): () => Promise<void> {
  const ended = new AbortController()
  const { signal } = ended

  async function once(): Promise<number> {
    const began = performance.now()
    await work(signal).catch((error) => {
      if (!signal.aborted) log.error({ err: error }, name)
    })
    return Math.max(everyMs, pauses * (performance.now() - began))
  }

  async function run(): Promise<void> {
    const pause = (ms: number) => delay(ms, true, { signal, ref: false }).catch(() => false)
    let next = everyMs
    while (await pause(next)) next = await once()
  }

  const running = run()
  return async () => {
    ended.abort()
    await running
  }
}
