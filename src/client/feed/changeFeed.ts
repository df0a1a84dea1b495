import type { Change } from '@/contract/event/changes'
import { changeStream, maxSilenceMs } from './changeStream'
import { onWake } from './onWake'

/** One message is missing: not a failure yet, but reconnect when the page wakes up. */
const aliveWithinMs = 7_000
const checkIntervalMs = 1000
/** A hidden page needs no stream; browsers allow few connections to one server. */
const closeHiddenAfterMs = 30_000

type FeedState = {
  /** When the server last sent a message; `Date.now()` goes on while a computer sleeps. */
  lastMessageAt: number
  /** When it last said that something has changed, or may have; 0: never so far. */
  lastChangeAt: number
  isPaused: boolean
}

type Listener = {
  /** What changed; undefined where anything may have: while the line was down, or too much did. */
  onChange: (changes: readonly Change[] | undefined) => void
  onState: () => void
  /** Alerts have changed; whatever may have changed, they may have too. */
  onAlerts?: () => void
}

/**
 * The page's one line to the change feed. It is open while somebody listens, comes back by itself
 * after a lost network, a sleep or a restart, and then says that something may have changed.
 */
function createChangeFeed() {
  const listeners = new Set<Listener>()
  let state: FeedState = { lastMessageAt: Date.now(), lastChangeAt: 0, isPaused: false }
  let hiddenSince: number | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  let stopWaking: (() => void) | undefined

  const change = (next: Partial<FeedState>) => {
    state = { ...state, ...next }
    for (const { onState } of listeners) onState()
  }
  const noteMessage = () => change({ lastMessageAt: Date.now() })
  const stream = changeStream({
    onMessage: noteMessage,
    onChange: (changes) => {
      change({ lastChangeAt: Date.now() })
      for (const { onChange } of listeners) onChange(changes)
    },
    onAlerts: () => {
      for (const { onAlerts } of listeners) onAlerts?.()
    },
  })

  /** Timers stop while a page is frozen: afterwards the last message is old. */
  function check(): void {
    const now = Date.now()
    if (state.isPaused) return
    const isDead = !stream.isOpen() || now - state.lastMessageAt > maxSilenceMs
    if (hiddenSince !== undefined && now - hiddenSince > closeHiddenAfterMs) stream.close()
    else if (isDead && stream.mayOpen()) stream.open()
  }

  function checkNow(): void {
    hiddenSince = document.visibilityState === 'hidden' ? (hiddenSince ?? Date.now()) : undefined
    if (hiddenSince !== undefined) return
    stream.retryNow()
    // Awake again: a stream that missed one message is reopened at once.
    if (!navigator.onLine || Date.now() - state.lastMessageAt > aliveWithinMs) stream.close()
    check()
  }

  function start(): void {
    noteMessage()
    timer = setInterval(check, checkIntervalMs)
    stopWaking = onWake(checkNow)
    checkNow()
  }

  function stop(): void {
    clearInterval(timer)
    stopWaking?.()
    stream.close()
  }

  return {
    state: () => state,

    listen(listener: Listener): () => void {
      listeners.add(listener)
      if (listeners.size === 1) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },

    pause(): void {
      stream.close()
      change({ isPaused: true })
    },

    suspend: stream.suspend,

    resume(): void {
      change({ isPaused: false })
      stream.retryNow()
      if (listeners.size > 0) check()
    },
  }
}

export const changeFeed = createChangeFeed()
