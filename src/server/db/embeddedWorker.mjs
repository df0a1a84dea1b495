// The embedded database, in a thread of its own: a query here never holds up the server's loop.
// Plain JavaScript, so that the same file runs from the sources, in tests and in the build.
import fs from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * @typedef {{ dataDir?: string, dump?: Uint8Array<ArrayBuffer>, syncs?: SharedArrayBuffer }} Settings
 * @typedef {{ id: number, ask: 'query', message: Uint8Array } | { id: number, ask: 'dump' | 'close' }} Ask
 */

const settings = /** @type {Settings} */ (workerData)
if (parentPort === null) throw new Error('This file is a worker of the server')
const port = parentPort

/** Counts the calls of fsync where a test wants to know. */
const syncs = settings.syncs ? new Int32Array(settings.syncs) : undefined

/**
 * The file layer has no fsync of its own, so PostgreSQL's would reach nothing: this one hands it
 * on to the operating system.
 * @param {{ nfd: number }} stream
 */
function syncFile(stream) {
  fs.fsyncSync(stream.nfd)
  if (syncs) Atomics.add(syncs, 0, 1)
  return 0
}

class DurableNodeFS extends NodeFS {
  /**
   * @param {import('@electric-sql/pglite').PGlite} pg
   * @param {Parameters<NodeFS['init']>[1]} options
   * @override
   */
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options)
    /** @param {any} module Emscripten's module, which PGlite does not type */
    const withSync = (module) => {
      module.NODEFS.stream_ops.fsync = syncFile
    }
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), withSync] },
    }
  }
}

// -F would switch fsync off; fsync is the one way of syncing that the file layer passes on.
const durable = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/** Words are found through trigrams: migrations/0003_event_list.sql. */
const extensions = { pg_trgm }

/** @returns {Promise<PGlite>} */
function open() {
  if (settings.dataDir === undefined) {
    const { dump } = settings
    return PGlite.create({ extensions, ...(dump ? { loadDataDir: new Blob([dump]) } : {}) })
  }
  const layer = new DurableNodeFS(settings.dataDir)
  return PGlite.create({ extensions, fs: layer, startParams: durable })
}

/**
 * The stream, because execProtocolRaw keeps every row that it ever answered.
 * @param {PGlite} database
 * @param {Uint8Array} message
 */
async function query(database, message) {
  /** @type {Uint8Array[]} */
  const pieces = []
  // A piece lies in the database's own memory, which the next one overwrites.
  const onRawData = (/** @type {Uint8Array} */ piece) => void pieces.push(piece.slice())
  await database.execProtocolRawStream(message, { onRawData })
  const result = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    result.set(piece, at)
    at += piece.length
  }
  return result
}

/**
 * @param {PGlite} database
 * @param {Ask} ask
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
async function answer(database, ask) {
  if (ask.ask === 'query') return query(database, ask.message)
  if (ask.ask === 'close') return void (await database.close())
  const dump = await database.dumpDataDir('none')
  return new Uint8Array(await dump.arrayBuffer())
}

const opening = open()
opening.then(
  () => port.postMessage({ ready: true }),
  (error) => port.postMessage({ ready: false, error: String(error?.message ?? error) }),
)

port.on('message', async (/** @type {Ask} */ ask) => {
  try {
    const result = await answer(await opening, ask)
    // Handed over, not copied.
    port.postMessage({ id: ask.id, result }, result ? [result.buffer] : [])
  } catch (error) {
    port.postMessage({ id: ask.id, error: error instanceof Error ? error.message : String(error) })
  }
})
