import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

/** A request must have arrived whole within this time; an answer may take as long as it needs. */
const requestTimeout = 30_000
/** How long SIGTERM waits for answers under way. */
const drainTime = 7_000

export type Listening = { port: number; close: () => Promise<void> }

/** Listens, and closes by letting answers under way end: no new ones, then none that hang. */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  // The adaptor makes an http.Server unless it is asked for another one.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server
  server.requestTimeout = requestTimeout
  server.headersTimeout = requestTimeout
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const hanging = setTimeout(() => server.closeAllConnections(), drainTime)
        server.close(() => {
          clearTimeout(hanging)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
