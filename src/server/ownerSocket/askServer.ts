import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import type { Socket } from 'node:net'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { connectTo } from '../db/lock/isAlive'
import { readEntries } from '../db/lock/lockEntry'
import type { Io, Options } from '../verbs/verb'
import type { VerbName } from '../verbs/verbs'
import { type OwnerMessage, ownerOrderHeader } from './ownerSocket'

type Order = { verb: VerbName; options: Options }

/** The socket of the process that has this data directory open; undefined where none listens. */
async function connect(dataDir: string): Promise<Socket | undefined> {
  const [first] = existsSync(dataDir) ? readEntries(dataDir) : []
  if (first === undefined) return undefined
  try {
    return await connectTo(resolve(dataDir), first.id)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined
    throw error
  }
}

async function* linesOf(stream: IncomingMessage): AsyncGenerator<string> {
  stream.setEncoding('utf8')
  let rest = ''
  for await (const piece of stream) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

async function pass(message: OwnerMessage, io: Io): Promise<number | undefined> {
  if ('out' in message) await io.out(message.out)
  if ('bytes' in message) await io.out(Buffer.from(message.bytes, 'base64'))
  if ('err' in message) await io.err(message.err)
  if ('progress' in message) await io.progress(message.progress, message.total)
  return 'exit' in message ? message.exit : undefined
}

/** Passes the verb's output on; undefined where the process is not a server, or not yet. */
async function passOutput(call: ClientRequest, io: Io): Promise<number | undefined> {
  const [response] = await once(call, 'response')
  if (response.statusCode === 503) return undefined
  for await (const line of linesOf(response)) {
    const exit = await pass(JSON.parse(line), io)
    if (exit !== undefined) return exit
  }
  throw new Error('the connection ended')
}

const serverEnded =
  'The server ended before it had answered. What it had stored by then is kept; start it, and then the same command, again.'

/** Lets the running server run the verb; returns its exit code, undefined where none listens. */
export async function askServer(
  dataDir: string,
  order: Order,
  io: Io,
): Promise<number | undefined> {
  const socket = await connect(dataDir)
  if (socket === undefined) return undefined
  const headers = { [ownerOrderHeader]: encodeURIComponent(JSON.stringify(order)) }
  const call = request({ createConnection: () => socket, method: 'POST', headers })
  let ownFault: unknown
  const own = <T>(work: Promise<T>) =>
    work.catch((error) => {
      ownFault ??= error
      throw error
    })
  async function* input() {
    try {
      yield* io.input
    } catch (error) {
      ownFault ??= error
      throw error
    }
  }
  const watchedIo: Io = {
    ...io,
    out: (output) => own(io.out(output)),
    progress: (done, total) => own(io.progress(done, total)),
  }
  // How the sending ends is seen in the answer, or in its absence.
  pipeline(input, call).catch(() => undefined)
  try {
    return await passOutput(call, watchedIo)
  } catch {
    throw ownFault ?? new Error(serverEnded)
  } finally {
    call.destroy()
  }
}
