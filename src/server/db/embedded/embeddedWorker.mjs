// The embedded database, in a thread of its own: a query never blocks the server's event loop.
// Plain JavaScript, so that the same file runs from the sources, in tests and in the build.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, protocol } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { DurableFiles, isNew, makeWhole } from './durableFiles.mjs'
import { errorText } from './errorText.mjs'
import { walKeeper, walSettings } from './walKeeper.mjs'

/**
 * @typedef {{ dataDir?: string, dump?: Uint8Array<ArrayBuffer>, syncs?: SharedArrayBuffer }} Settings
 * @typedef {{ id: number, ask: 'query', message: Uint8Array } | { id: number, ask: 'dump' | 'close' }} Ask
 */

const settings = /** @type {Settings} */ (workerData)
if (parentPort === null) throw new Error('This file is a worker of the server')
const port = parentPort

/** Counts the calls of fsync where a test wants to know. */
const syncs = settings.syncs ? new Int32Array(settings.syncs) : undefined

/** What PostgreSQL said before it ended. */
let lastError = ''

/** @param {string} line */
function onStderr(line) {
  lastError = /(?:\b(?:PANIC|FATAL): +|^postgres: )(.*)/.exec(line)?.[1] ?? lastError
  return false
}

/** @param {unknown} error */
const reasonOf = (error) => lastError || errorText(error)

/**
 * Ends the thread with the database, as PGlite would go on to send it queries.
 * @param {string} reason
 */
function onEnd(reason) {
  port.postMessage({ ended: reasonOf(reason) })
  process.exit(1)
}

const keeper = walKeeper(checkpoint)
const fileHooks = {
  onSync: () => void (syncs && Atomics.add(syncs, 0, 1)),
  onWrite: keeper.onWrite,
  onEnd,
}

// -F would switch fsync off; fsync is the one way of syncing that the file layer passes on.
const durable = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  ...Object.entries(walSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
]

/** Searches find words through trigrams: see `search` in migrations/0001_baseline.sql. */
const extensions = { pg_trgm }

const loading = settings.dump ? { loadDataDir: new Blob([settings.dump]) } : {}

/**
 * @param {string} folder
 * @param {{ loadDataDir?: Blob }} [loaded]
 */
const openFolder = (folder, loaded = {}) =>
  PGlite.create({
    extensions,
    fs: new DurableFiles(folder, fileHooks),
    startParams: durable,
    onStderr,
    ...loaded,
  })

/** @returns {Promise<PGlite>} */
async function open() {
  const { dataDir } = settings
  if (dataDir === undefined) return PGlite.create({ extensions, ...loading })
  if (isNew(dataDir)) {
    await makeWhole(dataDir, async (aside) => (await openFolder(aside, loading)).close())
  }
  return openFolder(dataDir)
}

/**
 * Uses the stream, because `execProtocolRaw` keeps every row that it ever answered.
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

/**
 * The last message of an answer, ReadyForQuery, ends with `I` where no transaction is open.
 * @param {Uint8Array | undefined} result
 */
const isBetweenTransactions = (result) =>
  result?.at(-6) === 'Z'.charCodeAt(0) && result.at(-1) === 'I'.charCodeAt(0)

/** Only between two transactions, where the session has the owner's role, which may do it. */
async function checkpoint() {
  try {
    const result = await query(await opening, protocol.serialize.query('CHECKPOINT'))
    return result[0] !== 'E'.charCodeAt(0)
  } catch {
    return false
  }
}

const opening = open()
opening.then(
  () => {
    if (settings.dataDir !== undefined) keeper.begin()
    port.postMessage({ ready: true })
  },
  (error) => onEnd(reasonOf(error)),
)

port.on('message', async (/** @type {Ask} */ ask) => {
  try {
    keeper.onQuestion()
    const result = await answer(await opening, ask)
    const isBetween = isBetweenTransactions(result)
    // Handed over, not copied.
    port.postMessage({ id: ask.id, result }, result ? [result.buffer] : [])
    if (ask.ask === 'query') await keeper.onAnswer(isBetween)
  } catch (error) {
    port.postMessage({ id: ask.id, error: errorText(error) })
  }
})
