/** The request was never sent. */
export class NotSentError extends Error {}

type Waiting = { go: () => void; drop: () => void }

/** True on the server's own machine too, where `navigator.onLine` means nothing. */
const answers = () =>
  fetch('/health/live', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/**
 * Changes that a person made without a network. They wait in this page and are sent as soon as the
 * network is back, unless the person cancels them before.
 */
function createWaitingSends() {
  const listeners = new Set<() => void>()
  let waiting: readonly Waiting[] = []

  const warn = (event: BeforeUnloadEvent) => event.preventDefault()

  function change(next: readonly Waiting[]): void {
    waiting = next
    if (waiting.length > 0) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
    for (const listener of listeners) listener()
  }

  function end(way: keyof Waiting): void {
    const all = waiting
    change([])
    for (const each of all) each[way]()
  }
  const goAll = () => end('go')

  return {
    count: () => waiting.length,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dropAll: () => end('drop'),
    /** Resolves once a request can be sent; rejects where it was cancelled. */
    async untilOnline(): Promise<void> {
      if (navigator.onLine || (await answers()) || navigator.onLine) return
      await new Promise<void>((go, fail) => {
        window.addEventListener('online', goAll, { once: true })
        change([...waiting, { go, drop: () => fail(new NotSentError()) }])
      })
    },
  }
}

export const waitingSends = createWaitingSends()
