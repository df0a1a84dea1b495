import { type Change, eventChanges } from '@/contract/changes'

/** Silence of this length means that the line is dead: the server speaks every five seconds. */
const longestSilence = 20_000
/** One word is missing: no reason to give up, but enough to try anew when there is an occasion. */
const aliveWithin = 7_000
const lookEvery = 1000
/** How long it waits before it tries again: longer each time, and not all pages at once. */
const waits = [500, 1000, 2000, 4000, 8000]
/** A page that nobody sees needs no line; browsers have few of them for one server. */
const hiddenFor = 30_000

type FeedState = {
  /** When the server last said something; `Date.now()` goes on while a computer sleeps. */
  lastWord: number
  isPaused: boolean
}

type Listener = {
  /** What changed; undefined where anything may have: while the line was down, or too much did. */
  onChange: (changes: readonly Change[] | undefined) => void
  onState: () => void
}

/** The server's own tests hold every frame against its schema. */
const changesIn = (data: string): Change[] => (JSON.parse(data) as { changes: Change[] }).changes

/**
 * The page's one line to the change feed. It is open while somebody listens, comes back by itself
 * after a lost network, a sleep or a restart, and then says that something may have changed.
 */
function createChangeFeed() {
  const listeners = new Set<Listener>()
  let state: FeedState = { lastWord: Date.now(), isPaused: false }
  let line: EventSource | undefined
  let failures = 0
  let retryAt = 0
  let hiddenSince: number | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  const change = (next: Partial<FeedState>) => {
    state = { ...state, ...next }
    for (const { onState } of listeners) onState()
  }
  const changed = (changes?: readonly Change[]) => {
    for (const { onChange } of listeners) onChange(changes)
  }
  const hear = () => change({ lastWord: Date.now() })

  function close(): void {
    line?.close()
    line = undefined
  }

  function fail(): void {
    // Refused for good, or cut off: whoever asks the server next learns which.
    if (line?.readyState === EventSource.CLOSED) changed()
    close()
    const wait = waits[Math.min(failures, waits.length - 1)] ?? 0
    failures += 1
    retryAt = Date.now() + wait * (0.5 + Math.random())
  }

  function open(): void {
    close()
    let isFirst = true
    const opened = new EventSource(eventChanges.path)
    line = opened
    // Dates the wait for a first word, so that a line that never opens is given up too.
    retryAt = Date.now() + longestSilence
    /** Before the first word of a line anything may have happened. */
    const heard = (changes: readonly Change[] | undefined) => {
      failures = 0
      hear()
      if (isFirst) changed()
      else if (changes?.length !== 0) changed(changes)
      isFirst = false
    }
    opened.addEventListener('alive', () => heard([]))
    opened.addEventListener('changes', ({ data }) => heard(changesIn(data)))
    opened.addEventListener('startOver', () => heard(undefined))
    opened.addEventListener('ended', () => {
      changed()
      fail()
    })
    opened.addEventListener('error', fail)
  }

  /** Timers stand still while a page is frozen: what they find afterwards is an old word. */
  function look(): void {
    const now = Date.now()
    if (state.isPaused) return
    const isUnseen = hiddenSince !== undefined && now - hiddenSince > hiddenFor
    const isDead = line === undefined || now - state.lastWord > longestSilence
    if (isUnseen) close()
    else if (isDead && now >= retryAt) open()
  }

  function lookNow(): void {
    hiddenSince = document.visibilityState === 'hidden' ? (hiddenSince ?? Date.now()) : undefined
    if (hiddenSince !== undefined) return
    retryAt = 0
    // Awake again: a line that has missed one word is not waited for.
    if (!navigator.onLine || Date.now() - state.lastWord > aliveWithin) close()
    look()
  }

  const occasions: [EventTarget, string][] = [
    [document, 'visibilitychange'],
    [document, 'resume'],
    [window, 'online'],
    [window, 'pageshow'],
    // What still comes over an old line says nothing of the network that is gone; a server on
    // this very machine is found again at once.
    [window, 'offline'],
  ]

  function start(): void {
    change({ lastWord: Date.now() })
    timer = setInterval(look, lookEvery)
    for (const [target, name] of occasions) target.addEventListener(name, lookNow)
    lookNow()
  }

  function stop(): void {
    clearInterval(timer)
    for (const [target, name] of occasions) target.removeEventListener(name, lookNow)
    close()
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
      close()
      change({ isPaused: true })
    },

    /** For a session that is being ended: what its line would still say, nobody may ask about. */
    rest(): void {
      close()
      retryAt = Date.now() + longestSilence
    },

    resume(): void {
      change({ isPaused: false })
      retryAt = 0
      if (listeners.size > 0) look()
    },
  }
}

export const changeFeed = createChangeFeed()
