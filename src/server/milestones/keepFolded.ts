import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Db } from '../db/open'
import { foldQuarterHours } from './foldQuarterHours'

const foldEveryMs = 2000
/** Rows that were folded are dead ones: on the embedded database until a vacuum. */
const vacuumedEvery = 2000

/** Folds what was counted, from now on; the function ends it and waits for what runs. */
export function keepFolded(db: Db, log: Logger): () => Promise<void> {
  const ended = new AbortController()
  let dead = 0

  async function once(): Promise<void> {
    dead += await foldQuarterHours(db)
    if (dead < vacuumedEvery) return
    dead = 0
    await db.vacuum('acd_event_quarter_hour_changes')
  }

  async function run(): Promise<void> {
    const pause = () =>
      delay(foldEveryMs, true, { signal: ended.signal, ref: false }).catch(() => false)
    while (await pause()) await once().catch((error) => log.error({ err: error }, 'fold'))
  }

  const running = run()
  return async () => {
    ended.abort()
    await running
  }
}
