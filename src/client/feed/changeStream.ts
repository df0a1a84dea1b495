import { type Change, eventChanges } from '@/contract/event/changes'

/** After this long without a message the stream is dead: the server sends one every 5 s. */
export const maxSilenceMs = 20_000
/** The waits between two tries: longer each time, with jitter. */
const retryDelaysMs = [500, 1000, 2000, 4000, 8000]

type StreamOptions = {
  onMessage: () => void
  /** What changed; undefined where anything may have: while the line was down, or too much did. */
  onChange: (changes: readonly Change[] | undefined) => void
  /** Alerts have changed. */
  onAlerts: () => void
}

/** The server's own tests hold every frame against its schema. */
const changesIn = (data: string): Change[] => (JSON.parse(data) as { changes: Change[] }).changes

/**
 * At most one connection to the change feed, and the time from which the next may be tried. It
 * does not reconnect by itself: the caller opens it where `mayOpen` allows.
 */
export function changeStream({ onMessage, onChange, onAlerts }: StreamOptions) {
  let source: EventSource | undefined
  let failures = 0
  let retryAt = 0

  function close(): void {
    source?.close()
    source = undefined
  }

  function fail(): void {
    // Refused for good, or cut off: the next request to the server shows which.
    if (source?.readyState === EventSource.CLOSED) onChange(undefined)
    close()
    const wait = retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0
    failures += 1
    retryAt = Date.now() + wait * (0.5 + Math.random())
  }

  function open(): void {
    close()
    let isFirst = true
    const receive = (changes: readonly Change[] | undefined) => {
      failures = 0
      onMessage()
      // Before the first message of a stream anything may have changed.
      if (isFirst) onChange(undefined)
      else if (changes?.length !== 0) onChange(changes)
      isFirst = false
    }
    const opened = new EventSource(eventChanges.path)
    source = opened
    // The time limit for a first message, so that a stream that never opens is given up too.
    retryAt = Date.now() + maxSilenceMs
    opened.addEventListener('alive', () => receive([]))
    opened.addEventListener('changes', ({ data }) => receive(changesIn(data)))
    opened.addEventListener('alerts', () => {
      receive([])
      onAlerts()
    })
    opened.addEventListener('startOver', () => receive(undefined))
    opened.addEventListener('ended', () => {
      onChange(undefined)
      fail()
    })
    opened.addEventListener('error', fail)
  }

  return {
    isOpen: () => source !== undefined,
    mayOpen: () => Date.now() >= retryAt,
    open,
    close,

    retryNow(): void {
      retryAt = 0
    },

    /** Closes the stream while a session ends: its messages would ask for data without rights. */
    suspend(): void {
      close()
      retryAt = Date.now() + maxSilenceMs
    },
  }
}
