import { Worker } from 'node:worker_threads'
import { type PGlite, protocol } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Pool } from 'pg'
import { channel, type Ears } from './listen'
import { parsers } from './parsers'

type EmbeddedSettings = {
  /** The database's folder; absent: in memory, for tests. */
  dataDir?: string
  /** A data directory to begin with, made by {@link Embedded.dump}. */
  dump?: Uint8Array<ArrayBuffer>
  /** Four bytes in which the worker counts its calls of fsync. */
  syncs?: SharedArrayBuffer
  /** At most so much may the worker's own objects take; more ends it. */
  heapMegabytes?: number
}

type Reply =
  | { ready: true }
  | { ready: false; error: string }
  | { id: number; result?: Uint8Array<ArrayBuffer>; error?: string }
type Waiting = {
  resolve: (result?: Uint8Array<ArrayBuffer>) => void
  reject: (error: Error) => void
}
type Ask = { ask: 'query'; message: Uint8Array } | { ask: 'dump' | 'close' }
type BackendMessage = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]

const ends = new Set(['Q', 'S', 'H', 'd', 'c', 'f'].map((letter) => letter.charCodeAt(0)))

/** Asks the worker and waits for its answer; a worker that dies fails all that wait. */
function conversation(worker: Worker) {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let broken: Error | undefined
  const fail = (error: Error) => {
    broken ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (reply: Reply) => {
      if ('ready' in reply) return reply.ready ? resolve() : reject(new Error(reply.error))
      const asked = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (reply.error !== undefined) asked?.reject(new Error(reply.error))
      else asked?.resolve(reply.result)
      return undefined
    })
    worker.on('error', (error) => {
      reject(error)
      fail(error)
    })
    worker.on('exit', () => {
      const error = new Error('The embedded database has ended')
      reject(error)
      fail(error)
    })
  })
  const ask = (request: Ask) =>
    new Promise<Uint8Array<ArrayBuffer> | undefined>((resolve, reject) => {
      if (broken) return reject(broken)
      last += 1
      waiting.set(last, { resolve, reject })
      return worker.postMessage({ id: last, ...request })
    })
  return { ready, ask }
}

function parseAll(bytes: Uint8Array<ArrayBuffer>): BackendMessage[] {
  const messages: BackendMessage[] = []
  new protocol.Parser().parse(bytes, (message) => messages.push(message as BackendMessage))
  return messages
}

const isNotification = (message: BackendMessage): message is BackendMessage & { payload: string } =>
  message.name === 'notification' && 'payload' in message

/**
 * PostgreSQL in WebAssembly, in a worker thread, behind an ordinary pool of one connection.
 * The steps of one query (parse, bind, execute …) travel to the worker together.
 */
export async function openEmbedded({ heapMegabytes, ...settings }: EmbeddedSettings) {
  const worker = new Worker(new URL('./embeddedWorker.mjs', import.meta.url), {
    workerData: settings,
    name: 'database',
    ...(heapMegabytes ? { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } } : {}),
  })
  const { ready, ask } = conversation(worker)
  let steps: Uint8Array[] = []
  let hear: ((word: string) => void) | undefined

  async function execProtocolStream(step: Uint8Array): Promise<BackendMessage[]> {
    steps.push(step)
    if (!ends.has(step[0] ?? 0)) return []
    const message = Buffer.concat(steps)
    steps = []
    const answer = await ask({ ask: 'query', message })
    const messages = answer === undefined ? [] : parseAll(answer)
    for (const message of messages) if (isNotification(message)) hear?.(message.payload)
    return messages
  }

  await ready
  // createPgConfig needs these two members of a PGlite and nothing else of it.
  const remote = { waitReady: ready, execProtocolStream } as unknown as PGlite
  const config = createPgConfig(remote)
  const pool = new Pool({ ...config, max: 1, types: parsers } as ConstructorParameters<
    typeof Pool
  >[0])
  pool.on('error', () => undefined)

  // There is one session: what it listens to, it hears with the answers of its own queries.
  const ears: Ears = {
    start: async (wanted) => {
      hear = wanted
      await pool.query(`LISTEN ${channel}`)
    },
    close: () => {
      hear = undefined
    },
  }

  return {
    pool,
    ears,
    dump: async () => (await ask({ ask: 'dump' })) ?? new Uint8Array(),
    close: async () => {
      await pool.end()
      await ask({ ask: 'close' })
      await worker.terminate()
    },
  }
}
