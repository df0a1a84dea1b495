import { type PGlite, protocol } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Pool } from 'pg'
import { callPlainly } from '../databaseAway'
import { channel, type Notifications } from '../notifications'
import { parsers } from '../parsers'
import { embeddedThread } from './embeddedThread'

type EmbeddedSettings = {
  /** The database's folder; absent: in memory, for tests. */
  dataDir?: string
  /** A data directory to begin with, made by {@link Embedded.dump}. */
  dump?: Uint8Array<ArrayBuffer>
  /** Four bytes in which the worker counts its calls of fsync. */
  syncs?: SharedArrayBuffer
  /** Throws once another process has the folder; called before and after every query. */
  assertHeld?: () => void
  /** At most so much may the worker's own objects take; more ends it. */
  heapMegabytes?: number
}

type BackendMessage = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]

const ends = new Set(['Q', 'S', 'H', 'd', 'c', 'f'].map((letter) => letter.charCodeAt(0)))

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
export async function openEmbedded({ heapMegabytes, assertHeld, ...settings }: EmbeddedSettings) {
  const { ready, ended, ask, end, terminate } = embeddedThread(settings, heapMegabytes)
  let steps: Uint8Array[] = []
  let onMessage: ((message: string) => void) | undefined

  async function execProtocolStream(step: Uint8Array): Promise<BackendMessage[]> {
    steps.push(step)
    if (!ends.has(step[0] ?? 0)) return []
    const message = Buffer.concat(steps)
    steps = []
    assertHeld?.()
    const answer = await ask({ ask: 'query', message })
    assertHeld?.()
    const messages = answer === undefined ? [] : parseAll(answer)
    for (const message of messages) if (isNotification(message)) onMessage?.(message.payload)
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
  // One that is in use tells its user, and with no listener here the whole process would end.
  pool.on('connect', (client) => client.on('error', () => undefined))

  // There is one session: its notifications arrive with the answers of its own queries.
  const notifications: Notifications = {
    start: async (wanted) => {
      onMessage = wanted
      await pool.query(`LISTEN ${channel}`)
    },
    close: () => {
      onMessage = undefined
    },
  }

  return {
    pool,
    notifications,
    ended,
    end,
    call: callPlainly,
    dump: async () => (await ask({ ask: 'dump' })) ?? new Uint8Array(),
    close: async () => {
      await pool.end()
      // Rejects where the thread has ended by itself.
      await ask({ ask: 'close' }).catch(() => undefined)
      await terminate()
    },
  }
}
