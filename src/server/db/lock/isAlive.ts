import { once } from 'node:events'
import { statSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { type Entry, readText, socketPath, thisKernel } from './lockEntry'
import { withShortPath } from './shortPath'

/** Errors of a connection from which nothing follows: the socket is not there, or is none. */
const tellsNothing = new Set(['ENOENT', 'ENOTSOCK', 'EOPNOTSUPP', 'ENOTSUP', 'EINVAL'])
/** A socket that takes longer belongs to a process that is stopped, not gone. */
const connectTimeoutMs = 3_000
const lookMs = 250

/** Connects to an entry's socket; fails with the system's code. */
export async function connectTo(folder: string, id: string): Promise<Socket> {
  const socket = withShortPath(socketPath(folder, id), (path) => createConnection(path))
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(connectTimeoutMs) })
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}

/** Whether a process listens; one that is stopped still does, as the kernel accepts for it. */
async function knock(folder: string, id: string): Promise<'listens' | 'refused' | 'unknown'> {
  try {
    const socket = await connectTo(folder, id)
    socket.destroy()
    return 'listens'
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ECONNREFUSED') return 'refused'
    return tellsNothing.has(code) ? 'unknown' : 'listens'
  }
}

/** What the kernel knows for certain; undefined where it does not. */
async function ask(folder: string, { id, holder }: Entry): Promise<boolean | undefined> {
  const answer = holder.socket ? await knock(folder, id) : 'unknown'
  if (answer === 'listens') return true
  const here = statSync(folder)
  // The same folder may be mounted twice; then the kernel does not know one's sockets in the other.
  const isKnown = thisKernel !== undefined && holder.kernel === thisKernel
  if (!isKnown || holder.device !== here.dev) return undefined
  if (holder.inode !== here.ino) return false
  return answer === 'refused' ? false : undefined
}

export type Watch = {
  /** A process whose entry does not change for so many milliseconds is gone. */
  still: number
  say: (sentence: string) => void
}

/** On another machine the only sign of a process is that its entry changes: see the heartbeat. */
async function stirs(folder: string, { id, holder }: Entry, { still, say }: Watch) {
  const first = readText(folder, id)
  const who = `process ${holder.pid} on ${holder.host}`
  say(`The data directory ${folder} was last in use by ${who}; watching whether it still is …`)
  for (const until = performance.now() + still; performance.now() < until; await delay(lookMs)) {
    const text = readText(folder, id)
    if (text === undefined) return false
    if (text !== first) return true
  }
  say(
    `It showed no sign of life for ${still / 1000} s: the data directory is taken over from ${who}.`,
  )
  return false
}

/** Whether the process that left this entry may still have the data directory. */
export const isAlive = async (folder: string, entry: Entry, watch: Watch): Promise<boolean> =>
  (await ask(folder, entry)) ?? stirs(folder, entry, watch)
