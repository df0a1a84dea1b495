import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A proxy on another port that calls the server by the server's own host. With `origin` it also says
 * that requests come from a page there, as one does that is not to be trusted.
 */
export async function startProxy(target: string, { origin }: { origin?: string } = {}) {
  const { hostname, port, host } = new URL(target)
  const server = createServer((incoming, answer) => {
    const own = incoming.headers.origin === undefined || origin === undefined ? {} : { origin }
    const headers = { ...incoming.headers, host, ...own }
    const passed = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers },
      (outgoing) => {
        answer.writeHead(outgoing.statusCode ?? 502, outgoing.headers)
        outgoing.pipe(answer)
      },
    )
    passed.on('error', () => answer.destroy())
    answer.on('close', () => passed.destroy())
    incoming.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server of TCP has an address of this kind.
  const { port: own } = server.address() as AddressInfo
  return {
    url: `http://localhost:${own}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
