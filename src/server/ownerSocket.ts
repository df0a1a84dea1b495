import { once } from 'node:events'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import type { Io, Options } from './commands/verb'
import { isVerb, verbs } from './commands/verbs'
import type { Config } from './config'
import type { Db } from './db/open'
import { ownerSocketPath } from './ownerSocketPath'

/** What goes back over the socket, one JSON object a line. */
export type OwnerMessage =
  | { out: string }
  | { err: string }
  | { progress: number }
  | { exit: number }

type Settings = { dataDir: string; db: Db; config: Config }
type Order = { verb: string; options: Options }

/** The request's header that says what to do. */
export const ownerOrderHeader = 'x-callboard-order'

function ioOf(request: IncomingMessage, response: ServerResponse) {
  const say = async (message: OwnerMessage) => {
    if (!response.write(`${JSON.stringify(message)}\n`)) await once(response, 'drain')
  }
  const io: Io = {
    input: request,
    out: (text) => say({ out: text }),
    err: (text) => say({ err: text }),
    progress: (done) => say({ progress: done }),
  }
  return { io, say }
}

async function answer(
  { db, config }: Settings,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { io, say } = ioOf(request, response)
  try {
    const order: Order = JSON.parse(decodeURIComponent(String(request.headers[ownerOrderHeader])))
    if (!isVerb(order.verb)) throw new Error(`The server does not know "${order.verb}"`)
    const exit = await verbs[order.verb]({ db, config, now: Date.now() }, order.options, io)
    await say({ exit })
  } catch (error) {
    await say({ err: `${error instanceof Error ? error.message : String(error)}\n` })
    await say({ exit: 1 })
  }
  response.end()
}

/**
 * The door for the verbs of the command line beside a running server: a socket that only the
 * owner of the data directory can open. None is needed where a PostgreSQL is shared.
 */
export async function openOwnerSocket(settings: Settings): Promise<{ close: () => Promise<void> }> {
  if (settings.db.kind === 'postgres') return { close: async () => undefined }
  const path = ownerSocketPath(settings.dataDir)
  const isFile = process.platform !== 'win32'
  if (isFile) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    // The lock is ours, so a socket that is there was left by a server that is gone.
    rmSync(path, { force: true })
  }
  const server = createServer((request, response) => void answer(settings, request, response))
  server.requestTimeout = 0
  const before = process.umask(0o177)
  server.listen(path)
  await once(server, 'listening')
  process.umask(before)
  if (isFile) chmodSync(path, 0o600)
  return {
    close: async () => {
      server.close()
      server.closeAllConnections()
      if (isFile) rmSync(path, { force: true })
    },
  }
}
