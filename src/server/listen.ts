import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Hono } from 'hono'
import { SettingError } from './config'
import { faultAt, Refusal } from './http/refusal'

/** A request must have arrived whole within this time; an answer may take as long as it needs. */
const requestTimeout = 30_000
/** How often connections are closed whose last answer was given while the server closes. */
const idleCheck = 100
/** How long SIGTERM waits for answers under way. */
const drainTime = 7_000

export type Listening = { port: number; close: () => Promise<void> }

/** Which of the two settings is at fault, and what to do. */
function listenFault(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new SettingError(
        `PORT ${port} on ${host} is taken; stop the program that has it, or set PORT to another one (0 takes a free one).`,
      )
    case 'EACCES':
      return new SettingError(`PORT ${port} needs rights that this user does not have.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new SettingError(`HOST ${host} is no address of this machine.`)
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

/** Listens, and closes by letting answers under way end: no new ones, then none that hang. */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  const server = createServer(
    getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: answerFault }),
  )
  server.requestTimeout = requestTimeout
  server.headersTimeout = requestTimeout
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, host, port)))
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const hanging = setTimeout(() => server.closeAllConnections(), drainTime)
        const idle = setInterval(() => server.closeIdleConnections(), idleCheck)
        server.close(() => {
          clearTimeout(hanging)
          clearInterval(idle)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
