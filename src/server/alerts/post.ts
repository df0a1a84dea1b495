import { type LookupAddress, lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { AlertReceiver } from '../settings/config'
import { isPrivateAddress, isPrivateHost } from '../settings/privateAddress'

export type Resolve = (
  host: string,
  options: { all: true; family?: number },
  answer: (error: Error | null, addresses: LookupAddress[]) => void,
) => void

const refused = () => new Error('The receiver is at a private address')

/**
 * Looks the address up that is connected to next, and answers with none that is private: a name that
 * meant another one a moment ago gets nowhere.
 */
const publicAlone =
  (resolve: Resolve): LookupFunction =>
  (host, options, answer) => {
    resolve(host, { all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      const isRefused = addresses?.some(({ address }) => isPrivateAddress(address))
      const fault = error ?? (isRefused || first === undefined ? refused() : null)
      if (fault !== null || first === undefined) answer(fault, [])
      else if (options.all) answer(null, addresses)
      else answer(null, first.address, first.family)
    })
  }

type Sending = { body: string; headers: Record<string, string>; signal: AbortSignal }

/**
 * Sends a body and answers with the status. No redirect is followed, the answer's body is not read,
 * and the connection is closed.
 */
export async function post(
  { url, mayBePrivate }: Omit<AlertReceiver, 'secret'>,
  { body, headers, signal }: Sending,
  resolve: Resolve = lookup,
): Promise<number> {
  const address = new URL(url)
  // An address in place of a name is looked up by nobody.
  if (!mayBePrivate && isPrivateHost(address)) throw refused()
  const request = address.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((answer, fail) => {
    const sent = request(address, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      agent: false,
      signal,
      ...(mayBePrivate ? {} : { lookup: publicAlone(resolve) }),
    })
    sent.on('response', (response) => {
      answer(response.statusCode ?? 0)
      response.destroy()
    })
    sent.on('error', fail)
    sent.on('close', () => fail(new Error('The receiver closed the connection')))
    sent.end(body)
  })
}
