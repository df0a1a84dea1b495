import { startServer } from '../startServer'
import { upstreamProxy } from './upstreamProxy'

/** It stays when the server behind it is reset, which makes new tokens. */
export const upstreamToken = 'the-token-of-an-existing-system-0123456789'

/**
 * An existing system for a Callboard that stands in front of it: a second Callboard on a database of
 * its own with the demo data, behind a proxy that lets through what is documented and injures what
 * it is told to. `settings` are those of the Callboard in front, for its client account 1.
 */
export async function startUpstream() {
  const server = await startServer()
  const proxy = await upstreamProxy(async ({ method, path, body }, authorization) => {
    const isOurs = authorization === `Bearer ${upstreamToken}`
    const known = isOurs ? `Bearer ${server.tokens.admin}` : authorization
    const headers = new Headers(known === undefined ? {} : { authorization: known })
    if (body !== '') headers.set('content-type', 'application/json')
    // Two writes are never of one moment, as where a clock goes on by itself.
    if (method !== 'GET') server.time.now += 1
    const init = { method, headers, ...(body === '' ? {} : { body }) }
    const response = await server.app.request(path, init)
    return { status: response.status, text: await response.text() }
  })

  return {
    ...proxy,
    server,
    settings: {
      CALLBOARD_UPSTREAM: proxy.url,
      CALLBOARD_UPSTREAM_TOKENS: `1=${upstreamToken}`,
      CALLBOARD_DEMO: 'off',
    },
    close: async () => {
      await proxy.close()
      await server.close()
    },
  }
}
export type TestUpstream = Awaited<ReturnType<typeof startUpstream>>
