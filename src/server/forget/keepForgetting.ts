import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Db } from '../db/open'
import { forgetClosed } from './keepDays'

const everyMs = 60 * 60_000

/**
 * Forgets old events at the start and every hour from then on; the function ends it and waits for
 * the piece that runs. Without a number of days everything is kept.
 */
export function keepForgetting(db: Db, log: Logger, days: number | undefined): () => Promise<void> {
  if (days === undefined) return async () => undefined
  const ended = new AbortController()
  const { signal } = ended

  async function once(kept: number): Promise<void> {
    const count = await forgetClosed({ db, now: Date.now(), days: kept }, () => signal.aborted)
    if (count > 0) log.info({ events: count, days: kept }, 'closed events were forgotten')
  }

  async function run(kept: number): Promise<void> {
    const pause = () => delay(everyMs, true, { signal, ref: false }).catch(() => false)
    do await once(kept).catch((error) => log.error({ err: error }, 'forget'))
    while (await pause())
  }

  const running = run(days)
  return async () => {
    ended.abort()
    await running
  }
}
