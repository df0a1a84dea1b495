import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Db } from '../db/open'
import { mergeQuarterHours } from './mergeQuarterHours'

const mergeEveryMs = 2000
/** Rows that were merged are dead ones: on the embedded database until a vacuum. */
const vacuumedEvery = 2000

/** Merges what was counted, from now on; the function ends it and waits for what runs. */
export function keepMerged(db: Db, log: Logger): () => Promise<void> {
  const ended = new AbortController()
  let dead = 0

  async function once(): Promise<void> {
    dead += await mergeQuarterHours(db)
    if (dead < vacuumedEvery) return
    dead = 0
    await db.vacuum('acd_event_quarter_hour_changes')
  }

  async function run(): Promise<void> {
    const pause = () =>
      delay(mergeEveryMs, true, { signal: ended.signal, ref: false }).catch(() => false)
    while (await pause()) await once().catch((error) => log.error({ err: error }, 'merge'))
  }

  const running = run()
  return async () => {
    ended.abort()
    await running
  }
}
