import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { exitCode, type Io, type Options } from './commands/verb'
import { isVerb, verbs } from './commands/verbs'
import type { Config } from './config'
import type { OwnerDoor } from './db/lock'
import type { Db } from './db/open'

/** What goes back over the socket, one JSON object a line. */
export type OwnerMessage =
  | { out: string }
  | { err: string }
  | { progress: number }
  | { exit: number }

type Settings = { door: OwnerDoor | undefined; db: Db; config: Config }
type Order = { verb: string; options: Options }

/** The request's header that says what to do. */
export const ownerOrderHeader = 'x-callboard-order'

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
  { db, config }: Omit<Settings, 'door'>,
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
 * Lets the verbs of the command line in through the socket of the data directory's lock, which only
 * the owner of the data directory can open. None is needed where a PostgreSQL is shared.
 */
export function openOwnerSocket({ door, ...settings }: Settings): { close: () => Promise<void> } {
  const underWay = new Set<Promise<void>>()
  door?.open((request, response) => {
    // An asker who has gone needs no answer.
    const work = answer(settings, request, response).catch(() => undefined)
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  })
  return {
    close: async () => {
      door?.shut()
      await Promise.race([Promise.all(underWay), delay(farewell, undefined, { ref: false })])
    },
  }
}
