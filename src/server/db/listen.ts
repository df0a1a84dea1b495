import type { Pool, PoolClient } from 'pg'

/** The one channel that triggers speak on: `events 1`, `rights`. */
export const channel = 'callboard'

type Hear = (word: string) => void

/** Where the database's words come from; one for a process. */
export type Ears = { start: (hear: Hear) => Promise<void>; close: () => void }

const again = 1000

/**
 * One connection of the pool listens for the whole process. A broken one is replaced; what was
 * said meanwhile is lost, which is why nobody relies on words alone.
 */
export function poolEars(pool: Pool): Ears {
  let held: PoolClient | undefined
  let isClosed = false

  async function listen(hear: Hear): Promise<void> {
    const client = await pool.connect()
    if (isClosed) return client.release(true)
    held = client
    client.on('notification', ({ payload }) => hear(payload ?? ''))
    client.on('error', () => {
      held = undefined
      client.release(true)
      retry(hear)
    })
    await client.query(`LISTEN ${channel}`)
  }

  function retry(hear: Hear): void {
    if (isClosed) return
    const timer = setTimeout(() => void listen(hear).catch(() => retry(hear)), again)
    timer.unref()
  }

  return {
    start: listen,
    close: () => {
      isClosed = true
      held?.release(true)
      held = undefined
    },
  }
}

/** Many may hear; the database is asked to speak when the first one wants to. */
export function hearing(ears: Ears) {
  const all = new Set<Hear>()
  let started: Promise<void> | undefined
  return {
    async listen(hear: Hear): Promise<() => void> {
      all.add(hear)
      started ??= ears.start((word) => {
        for (const one of all) one(word)
      })
      await started.catch((error) => {
        started = undefined
        all.delete(hear)
        throw error
      })
      return () => all.delete(hear)
    },
    close: ears.close,
  }
}
