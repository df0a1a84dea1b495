import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseAway, orAway } from './databaseAway'
import type { Ears } from './listen'
import type { SideConnection } from './sideConnection'

/** How often the database is asked for a sign of life while anything waits for it. */
const beatEvery = 300
/** How often while one only listens. */
const beatEveryIdle = 2000
/** So long it may take to answer; together with {@link beatEvery} less than three seconds. */
const longestSilence = 2200
const step = 100

/** Counts time in steps: a process that was itself held up has lost one step, not its patience. */
async function within<Result>(work: Promise<Result>): Promise<Result> {
  let isDone = false
  const end = () => {
    isDone = true
  }
  work.then(end, end)
  for (let waited = 0; waited < longestSilence && !isDone; waited += step) {
    await Promise.race([work, delay(step)])
  }
  if (!isDone) throw new Error('no sign of life')
  return work
}

/** Whatever the database says in words of its own is a sign of life, but for its farewell. */
function isGone(error: unknown): boolean {
  const known = orAway(error)
  if (known instanceof DatabaseAway) return known.reason === 'away'
  return !(error instanceof Error && 'severity' in error)
}

type Settings = {
  side: SideConnection
  /** Backends whose connections have long been silent though an answer is due. */
  silent: () => readonly number[]
  /** These work on nothing: the question or its answer was lost. */
  onLost: (backends: readonly number[]) => void
  onAway: (error: DatabaseAway) => void
  onBack: () => void
}

/**
 * Tells a slow database from one that is away. A query may take as long as it needs; where the
 * database gives no sign of life, all that waits for it fails within three seconds, and what comes
 * later fails at once until it is back. See decision 16.
 */
export function databaseWatch({ side, silent, onLost, onAway, onBack }: Settings) {
  let away: unknown
  let waiting = 0
  let isListening = false
  let isClosed = false
  let isBeating = false
  let turn: Promise<void> = Promise.resolve()
  let rest: AbortController | undefined

  /** A connection that was ended alone, say by an administrator, is replaced first. */
  async function ask(): Promise<number[]> {
    const wasOpen = side.isOpen()
    try {
      return await within(side.idleAmong(silent()))
    } catch (error) {
      side.drop()
      const isSilent = error instanceof Error && error.message === 'no sign of life'
      if (!wasOpen || isSilent || isClosed) throw error
      return within(side.idleAmong([]))
    }
  }

  async function beat(): Promise<void> {
    if (isClosed) return
    try {
      const lost = await ask()
      if (lost.length > 0) onLost(lost)
      if (away !== undefined) onBack()
      away = undefined
    } catch (error) {
      side.drop()
      if (isClosed || !isGone(error)) return
      away = error
      onAway(new DatabaseAway('away', error))
    }
  }

  /** One at a time. */
  function inTurn(): Promise<void> {
    turn = turn.then(beat)
    return turn
  }

  async function keepBeating(): Promise<void> {
    while (!isClosed && (waiting > 0 || away !== undefined || isListening)) {
      const isBusy = waiting > 0 || away !== undefined
      rest = isBusy ? undefined : new AbortController()
      const { signal } = rest ?? {}
      const pause = isBusy ? beatEvery : beatEveryIdle
      const rested = await delay(pause, true, { ref: false, ...(signal ? { signal } : {}) }).catch(
        () => false,
      )
      if (rested) await inTurn()
    }
    isBeating = false
  }

  function start(): void {
    if (isBeating) return
    isBeating = true
    void keepBeating()
  }

  const ears: Ears = {
    /** What cannot be listened to now is at a later beat. */
    start: async (hear) => {
      side.hear(hear)
      isListening = true
      await inTurn()
      start()
    },
    close: () => side.hear(undefined),
  }

  return {
    ears,

    /** Runs now or fails now; while it runs, the database is asked for signs of life. */
    async call<Result>(work: () => Promise<Result>): Promise<Result> {
      if (away !== undefined) throw new DatabaseAway('away', away)
      waiting += 1
      rest?.abort()
      start()
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
      rest?.abort()
      side.drop()
    },
  }
}
