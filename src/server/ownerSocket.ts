import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { exitCode, type Io, type Options } from './commands/verb'
import { isVerb, verbs } from './commands/verbs'
import type { Config } from './config'
import type { Db } from './db/open'
import { placeOwnerSocket, removeOwnerSocket } from './ownerSocketPath'

/** What goes back over the socket, one JSON object a line. */
export type OwnerMessage =
  | { out: string }
  | { err: string }
  | { progress: number }
  | { exit: number }

type Settings = { dataDir: string; db: Db; config: Config }
type Order = { verb: string; options: Options }

/** The request's header that says what to do; a filter in it may be long. */
export const ownerOrderHeader = 'x-callboard-order'
const maxHeaderSize = 1024 * 1024

/** How long a verb under way may take to notice that the server ends. */
const farewell = 5_000

/** Each word fails once the asker has gone, and with it the verb. */
function ioOf(request: IncomingMessage, response: ServerResponse) {
  const say = (message: OwnerMessage) =>
    new Promise<void>((resolve, reject) => {
      const gone = () => reject(new Error('Nobody listens any more'))
      if (response.destroyed) return gone()
      response.once('close', gone)
      return response.write(`${JSON.stringify(message)}\n`, (error) => {
        response.off('close', gone)
        if (error) reject(error)
        else resolve()
      })
    })
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
): Promise<void> {
  const { io, say } = ioOf(request, response)
  try {
    const order: Order = JSON.parse(decodeURIComponent(String(request.headers[ownerOrderHeader])))
    if (!isVerb(order.verb)) throw new Error(`The server does not know "${order.verb}"`)
    const exit = await verbs[order.verb]({ db, config, now: Date.now() }, order.options, io)
    await say({ exit })
  } catch (error) {
    await say({ err: `${error instanceof Error ? error.message : String(error)}\n` })
    await say({ exit: exitCode.failed })
  } finally {
    response.end()
  }
}

/**
 * The door for the verbs of the command line beside a running server: a socket that only the
 * owner of the data directory can open. None is needed where a PostgreSQL is shared.
 */
export async function openOwnerSocket(settings: Settings): Promise<{ close: () => Promise<void> }> {
  if (settings.db.kind === 'postgres') return { close: async () => undefined }
  const path = placeOwnerSocket(settings.dataDir)
  const underWay = new Set<Promise<void>>()
  const server = createServer({ maxHeaderSize }, (request, response) => {
    // An asker who has gone needs no answer.
    const work = answer(settings, request, response).catch(() => undefined)
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  })
  server.requestTimeout = 0
  server.listen(path)
  // Binding is done by now; until this line the folder, which is the owner's, keeps others out.
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  await once(server, 'listening')
  return {
    close: async () => {
      server.close()
      server.closeAllConnections()
      removeOwnerSocket(settings.dataDir)
      await Promise.race([Promise.all(underWay), delay(farewell, undefined, { ref: false })])
    },
  }
}
