import { DatabaseAway, orAway } from '../databaseAway'
import type { Notifications } from '../notifications'
import { heartbeat } from './heartbeat'
import type { SideConnection } from './sideConnection'
import { askForLife, isAway } from './signOfLife'

type WatchOptions = {
  side: SideConnection
  /** Backends whose connections have long been silent though an answer is due. */
  silent: () => readonly number[]
  /** These backends are idle: the query or its answer was lost. */
  onLost: (backends: readonly number[]) => void
  onAway: (error: DatabaseAway) => void
  onBack: () => void
}

/**
 * Tells a slow database from one that is away. A query may take as long as it needs; where the
 * database gives no sign of life, all that waits for it fails within three seconds, and what comes
 * later fails at once until it is back. See decision 16.
 */
export function databaseWatch({ side, silent, onLost, onAway, onBack }: WatchOptions) {
  let away: unknown
  let waiting = 0
  let isListening = false
  let isClosed = false

  async function beat(): Promise<void> {
    if (isClosed) return
    try {
      const lost = await askForLife({ side, silent: silent(), isClosed: () => isClosed })
      if (lost.length > 0) onLost(lost)
      if (away !== undefined) onBack()
      away = undefined
    } catch (error) {
      side.drop()
      if (isClosed || !isAway(error)) return
      away = error
      onAway(new DatabaseAway('away', error))
    }
  }

  const beats = heartbeat({
    beat,
    need: () => {
      if (isClosed) return 'never'
      if (waiting > 0 || away !== undefined) return 'busy'
      return isListening ? 'idle' : 'never'
    },
  })

  const notifications: Notifications = {
    /** Where listening cannot begin now, it begins at a later beat. */
    start: async (onMessage) => {
      side.onMessage(onMessage)
      isListening = true
      await beats.beatNow()
      beats.start()
    },
    close: () => side.onMessage(undefined),
  }

  return {
    notifications,

    /** Runs now or fails now; while it runs, the database is asked for signs of life. */
    async call<Result>(work: () => Promise<Result>): Promise<Result> {
      if (away !== undefined) throw new DatabaseAway('away', away)
      waiting += 1
      beats.endIdlePause()
      beats.start()
      try {
        return await work()
      } catch (error) {
        throw orAway(error)
      } finally {
        waiting -= 1
      }
    },

    close: (): void => {
      isClosed = true
      beats.endIdlePause()
      side.drop()
    },
  }
}
