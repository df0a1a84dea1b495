/** A file that every build has. */
const known = '/before.js'
/** Answers 200 while the server reaches its database. */
export const readyAddress = '/health/ready'
const timeoutMs = 5000
/** The waits between two tries: longer each time. */
const retryDelaysMs = [1000, 2000, 4000, 8000, 15_000]

/** A network that wants a sign-in first answers everything with a page of its own. */
const isOurs = ({ ok, headers }: Response) =>
  ok && !/html/.test(headers.get('content-type') ?? 'html')

/** Whether the server answers at all, or this address of it with a yes. */
export async function serverAnswers(address = known): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    return isOurs(await fetch(address, { cache: 'no-store', signal }))
  } catch {
    return false
  }
}

/**
 * Acts as soon as the server answers again: asked now and then, and at once when the network is
 * back. What comes back ends the waiting.
 */
export function whenServerAnswers(act: () => void, address?: string): () => void {
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const later = () => {
    timer = setTimeout(look, retryDelaysMs[Math.min(tries, retryDelaysMs.length - 1)])
    tries += 1
  }
  async function look(): Promise<void> {
    clearTimeout(timer)
    const answers = await serverAnswers(address)
    if (isOver) return
    if (!answers) return later()
    stop()
    act()
  }
  function stop(): void {
    isOver = true
    clearTimeout(timer)
    window.removeEventListener('online', look)
  }
  window.addEventListener('online', look)
  later()
  return stop
}
