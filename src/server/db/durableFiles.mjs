// How the embedded database's files reach the disk, and who may read them.
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { errorText } from './errorText.mjs'

/**
 * @typedef {{ nfd: number, path: string }} Stream
 * @typedef {(path: string, end: number) => void} OnWrite
 * @typedef {{ onSync: () => void, onWrite: OnWrite, onEnd: (reason: string) => void }} Ears
 */

/** With this status PostgreSQL leaves a statement that failed, and goes on. */
const statementFailed = 100

/** For the folder's owner alone, whatever the process's mask is. */
const ownerOnly = (/** @type {number} */ mode) => mode & ~0o077

/**
 * The file layer has no fsync of its own, so PostgreSQL's would reach nothing: this one hands it
 * on to the operating system, and a failure back to PostgreSQL.
 * @param {any} NODEFS
 * @param {Ears} ears
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
 * PGlite asks a database that has ended again and again: whatever leaves it and is not the failure
 * of a statement is its end.
 * @param {any} module
 * @param {Ears} ears
 */
function hearEnd(module, { onEnd }) {
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
  /** @type {Ears} */
  #ears

  /**
   * @param {string} folder
   * @param {Ears} ears
   */
  constructor(folder, ears) {
    super(folder)
    this.#ears = ears
  }

  /**
   * @param {import('@electric-sql/pglite').PGlite} pg
   * @param {Parameters<NodeFS['init']>[1]} options
   * @override
   */
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options)
    const ears = this.#ears
    // Emscripten's module is not typed by PGlite, nor are its hooks.
    const harden = (/** @type {any} */ module) => hardenFiles(module.NODEFS, ears)
    const hear = (/** @type {any} */ module) => hearEnd(module, ears)
    const hooks = { onAbort: ears.onEnd, postRun: [hear] }
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

/** A mount point, or what a broken start of an older program left, may be there and empty. */
export const isNew = (/** @type {string} */ folder) =>
  !fs.existsSync(folder) || fs.readdirSync(folder).length === 0

/**
 * A folder with all that is in it, by its own name only when it is whole on the disk: what breaks
 * off before leaves nothing that could be taken for it.
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
