import { Worker } from 'node:worker_threads'
import type { Ask } from './bodyWorker.mjs'
import type { Body } from './readBody.mjs'

export type BodyLane = {
  /** Undefined when it took too long, or ended the thread. */
  read: (ask: Ask, timeLimit: number) => Promise<Body | undefined>
  /** Whether its thread has begun; if not, it begins now. */
  isReady: () => boolean
  close: () => Promise<void>
}

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
  // An idle worker keeps no process alive; one without memory ends, which the waiting call sees.
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

/** A worker thread that reads one body after the other; ended by one that takes too long, and begun anew. */
export function bodyLane(): BodyLane {
  const turn = inTurn()
  let worker: Promise<Worker> | undefined
  let isClosed = false
  let isReady = false
  async function begin(): Promise<Worker> {
    const begun = await startWorker()
    isReady = true
    return begun
  }
  async function ask(asked: Ask, timeLimit: number): Promise<Body | undefined> {
    if (isClosed) return undefined
    worker ??= begin()
    const running = await worker
    const body = await answerOf(running, asked, timeLimit)
    if (body === undefined) {
      worker = undefined
      isReady = false
      await running.terminate()
    }
    return body
  }
  return {
    read: (asked, timeLimit) => turn(() => ask(asked, timeLimit)),
    isReady: () => {
      if (!isClosed) worker ??= begin()
      return isReady
    },
    close: async () => {
      isClosed = true
      await (await worker)?.terminate()
    },
  }
}
