import { type PGlite, protocol } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Pool } from 'pg'
import { callPlainly } from '../databaseAway'
import { channel, type Notifications } from '../notifications'
import { parsers } from '../parsers'
import type { TableSnapshot } from '../tableCopy'
import { copyFolder, copyOf, removeCopy } from './copyFolder'
import { embeddedCopy } from './embeddedCopy'
import { isOutOfRoom } from './embeddedFault'
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

type Source = {
  pool: Pool
  dump: () => Promise<Uint8Array<ArrayBuffer>>
  dataDir: string | undefined
}

/** A second database with all that the first one holds now; the first one goes on meanwhile. */
async function snapshotOf({ pool, dump, dataDir }: Source): Promise<TableSnapshot> {
  if (dataDir === undefined) {
    const at = Date.now()
    return { ...(await (await openEmbedded({ dump: await dump() })).tables()), at }
  }
  const copy = copyOf(dataDir)
  const remove = () => removeCopy(copy)
  try {
    await remove()
    const at = await copyFolder(pool, dataDir, copy)
    return { ...(await (await openEmbedded({ dataDir: copy })).tables(remove)), at }
  } catch (error) {
    await remove()
    throw isOutOfRoom(error)
      ? new Error(
          `The disk of ${dataDir} has no room for the copy of the database that a backup is read from. Make room and run the same command again; the server goes on.`,
        )
      : error
  }
}

/** There is one place for a copy: who comes meanwhile waits until the one before is closed. */
function oneAtATime(open: () => Promise<TableSnapshot>): () => Promise<TableSnapshot> {
  let last: Promise<void> = Promise.resolve()
  return async () => {
    const before = last
    let done: () => void = () => undefined
    last = new Promise((resolve) => {
      done = resolve
    })
    await before
    try {
      const copy = await open()
      return { ...copy, close: () => copy.close().finally(done) }
    } catch (error) {
      done()
      throw error
    }
  }
}

/**
 * PostgreSQL in WebAssembly, in a worker thread, behind an ordinary pool of one connection.
 * The steps of one query (parse, bind, execute …) travel to the worker together.
 */
export async function openEmbedded({ heapMegabytes, assertHeld, ...settings }: EmbeddedSettings) {
  const { ready, ended, ask, end, terminate } = embeddedThread(settings, heapMegabytes)
  let steps: Uint8Array[] = []
  let onMessage: ((message: string) => void) | undefined

  async function exchange(message: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    assertHeld?.()
    const answer = await ask({ ask: 'query', message })
    assertHeld?.()
    return answer ?? new Uint8Array()
  }

  async function execProtocolStream(step: Uint8Array): Promise<BackendMessage[]> {
    steps.push(step)
    if (!ends.has(step[0] ?? 0)) return []
    const message = Buffer.concat(steps)
    steps = []
    const messages = parseAll(await exchange(message))
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

  const dump = async () => (await ask({ ask: 'dump' })) ?? new Uint8Array()
  const close = async () => {
    await pool.end()
    // Rejects where the thread has ended by itself.
    await ask({ ask: 'close' }).catch(() => undefined)
    await terminate()
  }

  return {
    pool,
    notifications,
    ended,
    end,
    call: callPlainly,
    dump,
    /** Its tables, for one who has it alone. */
    tables: (andThen: () => Promise<unknown> = async () => undefined) =>
      embeddedCopy(pool, exchange, () => close().finally(andThen)),
    snapshot: oneAtATime(() => snapshotOf({ pool, dump, dataDir: settings.dataDir })),
    close,
  }
}
