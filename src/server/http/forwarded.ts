import type { Context } from 'hono'
import { addressesIn, readAddress } from '../settings/ipAddress'

/** Of a longer header only the end is read: no chain of our own proxies is that long. */
const longest = 1024

const socketOf = (context: Context): string | undefined =>
  context.env?.incoming?.socket.remoteAddress

/**
 * What proxies say of a request: theirs alone counts, since everybody else may write the same
 * headers. `trusted` holds addresses and ranges.
 */
export function forwarded(trusted: readonly string[]) {
  const isTrusted = addressesIn(trusted)

  const isFromProxy = (context: Context) => {
    const address = readAddress(socketOf(context) ?? '')
    return address !== undefined && isTrusted(address)
  }

  /** From the right: each entry was written by the proxy behind it, as long as that is trusted. */
  function clientBehind(proxy: string, header: string): string {
    let client = proxy
    for (const entry of header.slice(-longest).split(',').reverse()) {
      if (!isTrusted(client)) break
      const next = readAddress(entry)
      // Everything left of an entry that is not an address may be forged.
      if (next === undefined) break
      client = next
    }
    return client
  }

  return {
    /** The address of whoever sent this request. */
    clientAddressOf(context: Context): string {
      const socket = readAddress(socketOf(context) ?? '')
      // Without a socket the app is called in-process, by a test.
      if (socket === undefined) return 'in-process'
      return clientBehind(socket, context.req.header('x-forwarded-for') ?? '')
    },

    /** Whether the browser speaks https, with a proxy that says so. */
    isHttps(context: Context): boolean {
      const said = context.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim()
      return said?.toLowerCase() === 'https' && isFromProxy(context)
    },
  }
}
export type Forwarded = ReturnType<typeof forwarded>
