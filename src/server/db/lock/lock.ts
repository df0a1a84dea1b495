import { chmodSync, mkdirSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beginHeartbeat } from './heartbeat'
import { isAlive, type Watch } from './isAlive'
import { describeSelf, type Entry, newId, readEntries, removeEntry, socketPath } from './lockEntry'
import { withShortPath } from './shortPath'

/** Another process has the data directory open. */
export class DataDirectoryInUse extends Error {}

/** Where verbs of the command line reach a server; until it is open, it answers 503. */
export type OwnerDoor = { open: (answer: RequestListener) => void; shut: () => void }

const stillForMs = 15_000
/** How long a process that came later may take to give way. */
const timeoutMs = 5_000
const pauseMs = 50
/** A verb's options are sent in a header, and a filter among them may be long. */
const maxHeaderSize = 1024 * 1024

const shut: RequestListener = (_request, response) => void response.writeHead(503).end()

/** Listens on the entry's socket; false where the folder takes none. */
function listen(server: Server, folder: string, id: string): Promise<boolean> {
  return new Promise((done) => {
    server.once('error', () => done(false))
    const path = socketPath(folder, id)
    withShortPath(path, (short) => {
      server.listen(short, () => done(true))
      // Binding is done by now; the folder, which is the owner's, keeps others out anyway.
      if (process.platform !== 'win32' && server.listening) chmodSync(short, 0o600)
    })
  })
}

function makeDoor() {
  let answer = shut
  const server = createServer({ maxHeaderSize }, (request, response) => answer(request, response))
  server.requestTimeout = 0
  server.unref()
  const door: OwnerDoor = {
    open: (wanted) => {
      answer = wanted
    },
    shut: () => {
      answer = shut
      server.closeAllConnections()
    },
  }
  return { server, door }
}

function inUse(folder: string, { holder: { pid, host } }: Entry): DataDirectoryInUse {
  const where = host === hostname() ? '' : ` on ${host}`
  return new DataDirectoryInUse(
    `The data directory ${folder} is in use by process ${pid}${where}. Stop that process, or set CALLBOARD_DATA_DIR to another folder; nothing was changed.`,
  )
}

/** Entries of other processes that have the folder or want it; those of dead ones are removed. */
async function othersIn(folder: string, id: string, watch: Watch): Promise<Entry[]> {
  const others = readEntries(folder).filter((entry) => entry.id !== id)
  const judged = await Promise.all(
    others.map(async (entry) => {
      if (await isAlive(folder, entry, watch)) return [entry]
      removeEntry(folder, entry.id)
      return []
    }),
  )
  return judged.flat()
}

/** Waits until no other process is there; throws where one was first, or does not give way. */
async function outlast(folder: string, id: string, watch: Watch): Promise<void> {
  for (let until: number | undefined; ; await delay(pauseMs)) {
    const [first] = await othersIn(folder, id, watch)
    if (first === undefined) return
    until ??= performance.now() + timeoutMs
    if (first.id < id || performance.now() > until) throw inUse(folder, first)
  }
}

/**
 * Locks the data directory, as two processes in it would lose each other's rows. A process first
 * writes its entry and listens, and then looks at all other entries. So of any two at least one
 * sees the other and gives way. The lock is never taken from a process that listens; the entry of a
 * dead one may be removed by any process. Decision 2 has the reasons.
 */
export async function lockDataDirectory(dataDir: string, given: Partial<Watch> = {}) {
  const watch: Watch = { still: stillForMs, say: () => undefined, ...given }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const folder = resolve(dataDir)
  const id = newId()
  const { server, door } = makeDoor()
  let end: () => void = () => undefined
  const release = () => {
    end()
    removeEntry(folder, id)
    server.close()
    server.closeAllConnections()
  }
  try {
    const socket = await listen(server, folder, id)
    const heart = beginHeartbeat(folder, id, describeSelf(folder, socket))
    end = heart.end
    await outlast(folder, id, watch)
    return { door, lost: heart.lost, assertHeld: heart.assertHeld, release }
  } catch (error) {
    release()
    throw error
  }
}
