import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** How long a unix socket's path may be on every system that has them, with some to spare. */
const longest = 100

const insideOf = (dataDir: string) => join(resolve(dataDir), 'owner.sock')
const noteOf = (dataDir: string) => join(resolve(dataDir), 'owner.path')
const isFile = process.platform !== 'win32'

/** A name nobody can guess or take first, noted in the data directory, which is the owner's. */
function elsewhere(dataDir: string): string {
  const path = isFile
    ? join(mkdtempSync(join(tmpdir(), 'callboard-')), 'owner.sock')
    : `\\\\.\\pipe\\callboard-${randomUUID()}`
  writeFileSync(noteOf(dataDir), path, { mode: 0o600 })
  return path
}

/** Where the verbs beside a server find its socket. */
export function findOwnerSocket(dataDir: string): string {
  const note = noteOf(dataDir)
  return existsSync(note) ? readFileSync(note, 'utf8') : insideOf(dataDir)
}

/** Takes away what a server has left behind: itself at its end, or one that is gone. */
export function removeOwnerSocket(dataDir: string): void {
  const path = findOwnerSocket(dataDir)
  const isElsewhere = path !== insideOf(dataDir)
  if (isFile) rmSync(path, { force: true })
  if (isFile && isElsewhere) rmSync(dirname(path), { recursive: true, force: true })
  rmSync(noteOf(dataDir), { force: true })
}

/** A path for a new socket: in the data directory where it fits. The lock must be held. */
export function placeOwnerSocket(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  removeOwnerSocket(dataDir)
  const inside = insideOf(dataDir)
  return isFile && Buffer.byteLength(inside) <= longest ? inside : elsewhere(dataDir)
}
