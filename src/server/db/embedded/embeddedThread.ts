import { Worker } from 'node:worker_threads'
import { DatabaseAway } from '../databaseAway'

type Reply =
  | { ready: true }
  | { ended: string }
  | { id: number; result?: Uint8Array<ArrayBuffer>; error?: string }
type Waiting = {
  resolve: (result?: Uint8Array<ArrayBuffer>) => void
  reject: (error: Error) => void
}
type Ask = { ask: 'query'; message: Uint8Array } | { ask: 'dump' | 'close' }

/** The embedded database has ended by itself; what PostgreSQL said last. */
export class DatabaseEnded extends Error {}

/** Calls that wait for the thread's answers. When it ends, all of them reject, and later ones. */
function pendingCalls() {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let away: DatabaseAway | undefined
  return {
    add: (send: (id: number) => void) =>
      new Promise<Uint8Array<ArrayBuffer> | undefined>((resolve, reject) => {
        if (away) return reject(away)
        last += 1
        waiting.set(last, { resolve, reject })
        return send(last)
      }),
    answer: ({ id, result, error }: Extract<Reply, { id: number }>) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) asked?.resolve(result)
      else asked?.reject(new Error(error))
    },
    fail: (error: Error) => {
      away ??= new DatabaseAway('away', error)
      for (const { reject } of waiting.values()) reject(away)
      waiting.clear()
    },
  }
}

/** Starts the thread of the embedded database, and asks it. */
export function embeddedThread(workerData: object, heapMegabytes: number | undefined) {
  const worker = new Worker(new URL('./embeddedWorker.mjs', import.meta.url), {
    workerData,
    name: 'database',
    ...(heapMegabytes ? { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } } : {}),
  })
  const calls = pendingCalls()
  let isClosing = false
  let tellEnd: (error: DatabaseEnded) => void = () => undefined
  const ended = new Promise<DatabaseEnded>((resolve) => {
    tellEnd = resolve
  })
  let tellBroken: (error: DatabaseEnded) => void = () => undefined
  const end = (error: DatabaseEnded) => {
    tellBroken(error)
    calls.fail(error)
    if (!isClosing) tellEnd(error)
    void worker.terminate()
  }
  const endWith = (reason: string) => end(new DatabaseEnded(reason))
  const ready = new Promise<void>((resolve, reject) => {
    tellBroken = reject
    worker.on('message', (reply: Reply) => {
      if ('ready' in reply) resolve()
      else if ('ended' in reply) endWith(reply.ended)
      else calls.answer(reply)
    })
    worker.on('error', (error) => endWith(error.message))
    worker.on('exit', () => endWith('its thread has ended'))
  })
  return {
    ready,
    /** Resolves when the database has ended by itself, and never otherwise. */
    ended,
    ask: (request: Ask) => {
      if (request.ask === 'close') isClosing = true
      return calls.add((id) => worker.postMessage({ id, ...request }))
    },
    /** Ends it at once, for this reason. */
    end,
    terminate: () => worker.terminate(),
  }
}
