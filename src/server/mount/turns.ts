import { Ended, refuseEnded } from '../db/endable'

type TurnOptions = {
  /** So many at once in all. */
  atOnce: number
  /** So many of them with the same key. */
  perKey: number
}

/**
 * Heavy work takes turns: what one key asks for waits in that key's own line, and the lines come
 * round one after the other. So a thousand heavy calls of one token hold up nobody else's.
 */
export function turns({ atOnce, perKey }: TurnOptions) {
  const lines = new Map<string, (() => void)[]>()
  const running = new Map<string, number>()
  let total = 0

  const runningOf = (key: string) => running.get(key) ?? 0

  function count(key: string, change: 1 | -1): void {
    total += change
    const left = runningOf(key) + change
    if (left === 0) running.delete(key)
    else running.set(key, left)
  }

  function goOn(): void {
    while (total < atOnce) {
      const next = [...lines].find(([key]) => runningOf(key) < perKey)
      if (next === undefined) return
      const [key, line] = next
      const begin = line.shift()
      // To the end of the round.
      lines.delete(key)
      if (line.length > 0) lines.set(key, line)
      count(key, 1)
      begin?.()
    }
  }

  function wait(key: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = lines.get(key) ?? []
      lines.set(key, line)
      const leave = () => {
        line.splice(line.indexOf(begin), 1)
        if (line.length === 0) lines.delete(key)
        reject(new Ended())
      }
      const begin = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      line.push(begin)
      signal?.addEventListener('abort', leave, { once: true })
      goOn()
    })
  }

  return async <Result>(
    key: string,
    signal: AbortSignal | undefined,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    if (signal) refuseEnded(signal)
    await wait(key, signal)
    try {
      return await work()
    } finally {
      count(key, -1)
      goOn()
    }
  }
}
