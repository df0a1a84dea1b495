// How the embedded database's files reach the disk, and who may read them.
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { errorText } from './errorText.mjs'

/**
 * @typedef {{ nfd: number, path: string }} Stream
 * @typedef {(path: string, end: number) => void} OnWrite
 * @typedef {{ onSync: () => void, onWrite: OnWrite, onEnd: (reason: string) => void }} FileHooks
 */

/** The exit status of a failed statement, after which PostgreSQL goes on. */
const statementFailed = 100

/** For the folder's owner alone, whatever the process's mask is. */
const ownerOnly = (/** @type {number} */ mode) => mode & ~0o077

/**
 * The file layer has no fsync of its own, so PostgreSQL's would reach nothing: this one hands it
 * on to the operating system, and a failure back to PostgreSQL.
 * @param {any} NODEFS
 * @param {FileHooks} fileHooks
 */
function hardenFiles(NODEFS, { onSync, onWrite }) {
  const { mknod, setattr } = NODEFS.node_ops
  const { write } = NODEFS.stream_ops
  NODEFS.stream_ops.write = (
    /** @type {Stream} */ stream,
    /** @type {Uint8Array} */ buffer,
    /** @type {number} */ offset,
    /** @type {number} */ length,
    /** @type {number} */ position,
  ) => {
    const count = write(stream, buffer, offset, length, position)
    onWrite(stream.path, position + count)
    return count
  }
  NODEFS.stream_ops.fsync = (/** @type {Stream} */ { nfd }) => {
    NODEFS.tryFSOperation(() => fs.fsyncSync(nfd))
    onSync()
    return 0
  }
  NODEFS.node_ops.mknod = (
    /** @type {object} */ parent,
    /** @type {string} */ name,
    /** @type {number} */ mode,
    /** @type {number} */ device,
  ) => mknod(parent, name, ownerOnly(mode), device)
  NODEFS.node_ops.setattr = (
    /** @type {object} */ node,
    /** @type {{ mode?: number }} */ { mode, ...attributes },
  ) => setattr(node, mode === undefined ? attributes : { ...attributes, mode: ownerOnly(mode) })
}

/**
 * Calls `onEnd` where PostgreSQL throws anything but a failed statement: it has ended. PGlite does
 * not notice, and would send it one query after the other.
 * @param {any} module
 * @param {FileHooks} fileHooks
 */
function watchEnd(module, { onEnd }) {
  const loopOnce = module._PostgresMainLoopOnce
  module._PostgresMainLoopOnce = () => {
    try {
      return loopOnce()
    } catch (error) {
      const { status } = /** @type {{ status?: number }} */ (error)
      if (status !== statementFailed) onEnd(errorText(error))
      throw error
    }
  }
}

export class DurableFiles extends NodeFS {
  /** @type {FileHooks} */
  #fileHooks

  /**
   * @param {string} folder
   * @param {FileHooks} fileHooks
   */
  constructor(folder, fileHooks) {
    super(folder)
    this.#fileHooks = fileHooks
  }

  /**
   * @param {import('@electric-sql/pglite').PGlite} pg
   * @param {Parameters<NodeFS['init']>[1]} options
   * @override
   */
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options)
    const fileHooks = this.#fileHooks
    // Emscripten's module is not typed by PGlite, nor are its hooks.
    const harden = (/** @type {any} */ module) => hardenFiles(module.NODEFS, fileHooks)
    const watch = (/** @type {any} */ module) => watchEnd(module, fileHooks)
    const hooks = { onAbort: fileHooks.onEnd, postRun: [watch] }
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        ...hooks,
        preRun: [...(emscriptenOpts.preRun ?? []), harden],
      },
    }
  }
}

/** @param {string} path */
function syncPath(path) {
  const file = fs.openSync(path, 'r')
  try {
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** Windows syncs no folders, nor files that are open to be read. */
const canSync = process.platform !== 'win32'

/** Whether the folder is missing or empty: a mount point is, or one from an aborted start. */
export const isNew = (/** @type {string} */ folder) =>
  !fs.existsSync(folder) || fs.readdirSync(folder).length === 0

/**
 * Makes a folder with its files. It gets its name only when all of it is on the disk, so an abort
 * leaves nothing that could be taken for it.
 * @param {string} folder
 * @param {(aside: string) => Promise<void>} fill
 */
export async function makeWhole(folder, fill) {
  const aside = `${folder}.new`
  fs.rmSync(aside, { recursive: true, force: true })
  fs.mkdirSync(aside, { mode: 0o700 })
  await fill(aside)
  const names = fs.readdirSync(aside, { recursive: true, encoding: 'utf8' })
  if (canSync) for (const name of ['', ...names]) syncPath(join(aside, name))
  fs.rmSync(folder, { recursive: true, force: true })
  fs.renameSync(aside, folder)
  if (canSync) syncPath(dirname(folder))
}
