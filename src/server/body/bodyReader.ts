import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Ask } from './bodyWorker.mjs'
import type { Body } from './readBody.mjs'

export type BodyReader = {
  /** Never fails: a body that cannot be read is the text that it is. */
  read: (eventData: string, showsRemote: boolean) => Promise<Body>
  close: () => Promise<void>
}

type Settings = { timeLimit?: number }

/** Far above what the largest body within the limits takes, on a busy machine too. */
const longest = 5_000
/** The slip and the frame of one view are read once. */
const remembered = 16

/** One answer of the worker; undefined when it took too long or ended. */
function answerOf(worker: Worker, ask: Ask, timeLimit: number): Promise<Body | undefined> {
  return new Promise((resolve) => {
    const end = (body?: Body) => {
      clearTimeout(timer)
      worker.off('message', end)
      worker.off('exit', onExit)
      resolve(body)
    }
    const onExit = () => end()
    const timer = setTimeout(onExit, timeLimit)
    worker.on('message', end)
    worker.on('exit', onExit)
    worker.postMessage(ask)
  })
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL('./bodyWorker.mjs', import.meta.url), {
    name: 'bodies',
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  // An idle worker keeps no process alive; one without memory ends, which its asker sees.
  worker.unref()
  worker.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    worker.once('message', () => resolve())
    worker.once('exit', () => resolve())
  })
  return worker
}

/** Runs one after the other, so that the time limit counts a body's own time alone. */
function inTurn() {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(run: () => Promise<Result>): Promise<Result> => {
    const next = last.then(run)
    last = next.catch(() => undefined)
    return next
  }
}

/** Reads bodies in a worker thread, which is ended when one takes too long and begun anew. */
export function bodyReader({ timeLimit = longest }: Settings = {}): BodyReader {
  const turn = inTurn()
  const memo = new Map<string, Promise<Body>>()
  let worker: Promise<Worker> | undefined
  let isClosed = false

  async function ask(asked: Ask): Promise<Body | undefined> {
    if (isClosed) return undefined
    worker ??= startWorker()
    const running = await worker
    const body = await answerOf(running, asked, timeLimit)
    if (body === undefined) {
      worker = undefined
      await running.terminate()
    }
    return body
  }

  const readNow = (eventData: string, showsRemote: boolean) =>
    turn(async (): Promise<Body> => {
      const body =
        (await ask({ eventData, showsRemote, asText: false })) ??
        (await ask({ eventData, showsRemote, asText: true }))
      return body ?? { kind: 'text', text: eventData, because: 'too_slow' }
    })

  return {
    read(eventData, showsRemote) {
      const key = createHash('sha256').update(eventData).update(String(showsRemote)).digest('hex')
      const body = memo.get(key) ?? readNow(eventData, showsRemote)
      memo.delete(key)
      memo.set(key, body)
      const [oldest] = memo.keys()
      if (memo.size > remembered && oldest !== undefined) memo.delete(oldest)
      return body
    },
    close: async () => {
      isClosed = true
      await (await worker)?.terminate()
    },
  }
}
