import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Hono } from 'hono'
import { faultAt, Refusal } from './http/refusal'
import { SettingError } from './settings/config'

/** A request must have arrived whole within this time; an answer may take as long as it needs. */
const requestTimeoutMs = 30_000
/** How often connections are closed whose last answer was given while the server closes. */
const idleCheckMs = 100
/** How long SIGTERM waits for answers under way. */
const drainMs = 7_000

/** Where to listen, and by which settings. */
type Names = { port: string; host: string }
type Place = { host: string; port: number; names: Names }

const ofPages: Names = { port: 'PORT', host: 'HOST' }

export type Listening = { port: number; close: () => Promise<void> }

/** Which of the two settings is at fault, and what to do. */
function listenFault(error: NodeJS.ErrnoException, { host, port, names }: Place): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new SettingError(
        `${names.port} ${port} on ${host} is taken; stop the program that has it, or set ${names.port} to another one (0 takes a free one).`,
      )
    case 'EACCES':
      return new SettingError(`${names.port} ${port} needs rights that this user does not have.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new SettingError(`${names.host} ${host} is not an address of this machine.`)
    default:
      return error
  }
}

/** What never reaches the application, since no address can be made of its path and its `Host`. */
function answerFault(error: unknown): Response {
  const isTheirs = error instanceof RequestError
  const refusal = isTheirs ? faultAt('Host', 'bad_host') : new Refusal('internal')
  return Response.json(refusal.body(), {
    status: refusal.status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  })
}

const loopbacks = ['127.0.0.1', '::1']

/** On one's own machine both loopbacks, since `localhost` is either of them. */
const addressesOf = (host: string) =>
  host === '127.0.0.1' || host === 'localhost' ? loopbacks : [host]

const portOf = (server: Server) => (server.address() as AddressInfo).port

async function open(answer: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(answer)
  server.requestTimeout = requestTimeoutMs
  server.headersTimeout = requestTimeoutMs
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return server
}

/** A machine may lack one of the loopbacks. */
const isMissing = (error: unknown) =>
  ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '')

/** All addresses at one port, those aside that the machine lacks. */
async function openAll(answer: RequestListener, { host, port, names }: Place): Promise<Server[]> {
  const servers: Server[] = []
  let fault: unknown
  for (const address of addressesOf(host)) {
    const [first] = servers
    try {
      servers.push(await open(answer, address, first ? portOf(first) : port))
    } catch (error) {
      const place = { host: address, port: first ? portOf(first) : port, names }
      fault = listenFault(error as NodeJS.ErrnoException, place)
      if (isMissing(error)) continue
      for (const server of servers) server.close()
      throw fault
    }
  }
  if (servers.length === 0) throw fault
  return servers
}

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    const hanging = setTimeout(() => server.closeAllConnections(), drainMs)
    const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs)
    server.close(() => {
      clearTimeout(hanging)
      clearInterval(idle)
      resolve()
    })
    server.closeIdleConnections()
  })

/** Tries for a port that is free at both loopbacks, where any will do. */
const tries = 5

async function openAnywhere(answer: RequestListener, place: Place): Promise<Server[]> {
  for (let left = place.port === 0 ? tries : 1; ; left -= 1) {
    try {
      return await openAll(answer, place)
    } catch (error) {
      if (left <= 1) throw error
    }
  }
}

/**
 * Listens, and closes by letting answers under way end: no new ones, then none that hang.
 * @public for development, which loads it by its path
 */
export async function serve(
  answer: RequestListener,
  host: string,
  port: number,
  names: Names = ofPages,
): Promise<Listening> {
  const servers = await openAnywhere(answer, { host, port, names })
  const [first] = servers
  return {
    port: first ? portOf(first) : port,
    close: async () => void (await Promise.all(servers.map(close))),
  }
}

export const listen = (app: Hono, host: string, port: number, names?: Names): Promise<Listening> =>
  serve(
    getRequestListener(app.fetch, {
      errorHandler: answerFault,
      // A load balancer's check speaks HTTP/1.0, which needs no `Host`.
      hostname: 'localhost',
    }),
    host,
    port,
    names,
  )
