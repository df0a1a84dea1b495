import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/**
 * What a process that has a data directory, or wants it, leaves in it: a file `lock.ID` with this,
 * and the socket `sock.ID` on which it listens. An ID begins with the time of its making.
 */
export type Holder = {
  pid: number
  host: string
  /** The running kernel, which all containers of a machine share; absent where it has no name. */
  kernel?: string | undefined
  /** The folder as the kernel knows it: a copy of it is another one. */
  device: number
  inode: number
  /** Whether there is a socket: some shared folders take none. */
  socket: boolean
}

export type Entry = { id: string; holder: Holder }

const entryName = /^lock\.([0-9a-z]{9}-[0-9a-f]{8})$/

export const newId = () =>
  `${Date.now().toString(36).padStart(9, '0')}-${randomBytes(4).toString('hex')}`

export const entryPath = (folder: string, id: string) => join(folder, `lock.${id}`)

/** A unix socket in the folder; Windows has pipes, by names of their own. */
export const socketPath = (folder: string, id: string) =>
  process.platform === 'win32' ? `\\\\.\\pipe\\callboard-${id}` : join(folder, `sock.${id}`)

function nameKernel(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return undefined
  }
}

function nameDarwin(): string | undefined {
  try {
    const words = ['-n', 'kern.bootsessionuuid']
    return execFileSync('/usr/sbin/sysctl', words, { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

export const thisKernel = process.platform === 'darwin' ? nameDarwin() : nameKernel()

export function describeSelf(folder: string, socket: boolean): Holder {
  const { dev: device, ino: inode } = statSync(folder)
  return { pid: process.pid, host: hostname(), kernel: thisKernel, device, inode, socket }
}

/** An entry's text; undefined once it is gone. */
export function readText(folder: string, id: string): string | undefined {
  try {
    return readFileSync(entryPath(folder, id), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function parse(id: string, text: string | undefined): Entry[] {
  if (text === undefined) return []
  try {
    const holder = JSON.parse(text.split('\n')[0] ?? '')
    if (typeof holder.pid === 'number') return [{ id, holder }]
  } catch {
    // Not whole, perhaps because the folder was copied.
  }
  // Nothing is known of it, so its heartbeat alone decides.
  return [{ id, holder: { pid: 0, host: hostname(), device: 0, inode: 0, socket: false } }]
}

/** All that are in the folder, the oldest first. */
export const readEntries = (folder: string): Entry[] =>
  readdirSync(folder)
    .flatMap((name) => entryName.exec(name)?.[1] ?? [])
    .sort()
    .flatMap((id) => parse(id, readText(folder, id)))

/** First the entry: without it nobody looks for the socket. */
export function removeEntry(folder: string, id: string): void {
  rmSync(entryPath(folder, id), { force: true })
  if (process.platform !== 'win32') rmSync(socketPath(folder, id), { force: true })
}
