import type { Db } from '../db/open'

const tickMs = 1000

type LoopOptions = {
  db: Pick<Db, 'listen'>
  onMessage: (message: string) => void
  onTick: () => void
}

/** From start to stop: each notification of the database, and a tick, as notifications get lost. */
export function notificationLoop({ db, onMessage, onTick }: LoopOptions) {
  let running: AbortController | undefined

  return {
    async start(): Promise<void> {
      if (running) return
      running = new AbortController()
      const { signal } = running
      const timer = setInterval(onTick, tickMs)
      timer.unref()
      signal.addEventListener('abort', () => clearInterval(timer))
      const unsubscribe = await db.listen(onMessage)
      if (signal.aborted) unsubscribe()
      else signal.addEventListener('abort', unsubscribe)
    },

    stop(): void {
      running?.abort()
      running = undefined
    },
  }
}
