import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { OwnerDoor } from '../db/lock/lock'
import type { Db } from '../db/open'
import type { Config } from '../settings/config'
import { exitCode, type Io, type Options } from '../verbs/verb'
import { isVerb, verbs } from '../verbs/verbs'

/** What goes back over the socket, one JSON object a line. */
export type OwnerMessage =
  | { out: string }
  /** Bytes, in base64. */
  | { bytes: string }
  | { err: string }
  | { progress: number; total?: number }
  | { exit: number }

type OwnerSocketOptions = { door: OwnerDoor | undefined; db: Db; config: Config }
type Order = { verb: string; options: Options }

/** The request's header that says what to do. */
export const ownerOrderHeader = 'x-callboard-order'

/** How long a verb under way may take to notice that the server ends. */
const closeTimeoutMs = 5_000

/** Each message rejects once the verb's process has disconnected, and that ends the verb. */
function ioOf(request: IncomingMessage, response: ServerResponse) {
  const say = (message: OwnerMessage) =>
    new Promise<void>((resolve, reject) => {
      const gone = () => reject(new Error('The process of the verb has disconnected'))
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
    out: (output) =>
      say(
        typeof output === 'string'
          ? { out: output }
          : { bytes: Buffer.from(output).toString('base64') },
      ),
    err: (text) => say({ err: text }),
    progress: (progress, total) => say(total === undefined ? { progress } : { progress, total }),
  }
  return { io, say }
}

async function answer(
  { db, config }: Omit<OwnerSocketOptions, 'door'>,
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
export function openOwnerSocket({ door, ...settings }: OwnerSocketOptions): {
  close: () => Promise<void>
} {
  const underWay = new Set<Promise<void>>()
  door?.open((request, response) => {
    // A process that has disconnected needs no answer.
    const work = answer(settings, request, response).catch(() => undefined)
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  })
  return {
    close: async () => {
      door?.shut()
      await Promise.race([Promise.all(underWay), delay(closeTimeoutMs, undefined, { ref: false })])
    },
  }
}
