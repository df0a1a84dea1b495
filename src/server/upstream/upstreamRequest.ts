import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { UpstreamSettings } from '../settings/upstreamSettings'
import { retryAfterMs, UpstreamFault } from './upstreamFault'

export type UpstreamCall = {
  method: 'GET' | 'POST' | 'DELETE'
  /** Below the client account: `/acd/events`. */
  path: string
  query?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  body?: unknown
  signal?: AbortSignal | undefined
}

export type UpstreamAnswer = {
  status: number
  headers: IncomingMessage['headers']
  /** The answer as it arrives; it fails with an UpstreamFault where it is cut or falls silent. */
  chunks: AsyncIterable<Uint8Array>
}

export type UpstreamLimits = {
  /** The longest time to a connection. */
  connectMs: number
  /** The longest time without a byte. */
  silenceMs: number
}

const upstreamLimits: UpstreamLimits = { connectMs: 10_000, silenceMs: 30_000 }

const seconds = (ms: number) => `${ms / 1000} s`

/** What the system says of a connection, without what was asked for. */
const codeOf = (error: unknown) => {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  return code === undefined ? '' : ` (${code})`
}

function addressOf({ url }: Pick<UpstreamSettings, 'url'>, ClientsID: number, call: UpstreamCall) {
  const address = new URL(`${url}/${ClientsID}${call.path}`)
  for (const [key, value] of Object.entries(call.query ?? {})) address.searchParams.set(key, value)
  return address
}

/** The chunks of an answer; what it breaks off with becomes a fault of ours. */
async function* read(
  response: IncomingMessage,
  faultOf: (error: unknown) => UpstreamFault,
): AsyncGenerator<Uint8Array> {
  try {
    yield* response
    if (!response.complete) throw faultOf(undefined)
  } catch (error) {
    throw error instanceof UpstreamFault ? error : faultOf(error)
  } finally {
    response.destroy()
  }
}

/** Watches a call: when it connects, and how long nothing comes. */
function watch(sent: ClientRequest, limits: UpstreamLimits) {
  const state = { isConnected: false, isSilent: false }
  const giveUp = () => {
    state.isSilent = true
    sent.destroy()
  }
  const connecting = setTimeout(giveUp, limits.connectMs)
  sent.on('socket', (socket) => {
    const event = 'encrypted' in socket ? 'secureConnect' : 'connect'
    socket.once(event, () => {
      state.isConnected = true
      clearTimeout(connecting)
    })
  })
  sent.setTimeout(limits.silenceMs, giveUp)
  sent.on('close', () => clearTimeout(connecting))
  return state
}

function refusedAnswer(status: number): string | undefined {
  if (status === 401 || status === 403) return `refused our token (${status})`
  if (status >= 300 && status < 400) return `sends us elsewhere (${status})`
  return undefined
}

/**
 * One call of the upstream: of its address alone, with a connection of its own, and no redirect is
 * followed. Answers with any status but those that refuse our token; fails with an UpstreamFault.
 */
export function upstreamRequest(
  { url, host, tokens }: UpstreamSettings,
  ClientsID: number,
  call: UpstreamCall,
  limits: UpstreamLimits = upstreamLimits,
): Promise<UpstreamAnswer> {
  const address = addressOf({ url }, ClientsID, call)
  const body = call.body === undefined ? undefined : JSON.stringify(call.body)
  const request = address.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sent = request(address, {
      method: call.method,
      agent: false,
      headers: {
        Authorization: `Bearer ${tokens.get(ClientsID)}`,
        Accept: 'application/json',
        'Accept-Encoding': 'identity',
        'User-Agent': 'Callboard',
        ...(body === undefined
          ? {}
          : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
      },
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    })
    const state = watch(sent, limits)
    const faultOf = (error: unknown) => {
      if (!state.isConnected) {
        return new UpstreamFault('unreached', `${host} cannot be reached${codeOf(error)}`)
      }
      const what = state.isSilent
        ? `${host} said nothing for ${seconds(limits.silenceMs)}`
        : `${host} broke off its answer${codeOf(error)}`
      return new UpstreamFault('silent', what)
    }
    sent.on('response', (response) => {
      const status = response.statusCode ?? 0
      const refused = refusedAnswer(status)
      if (refused === undefined) {
        return resolve({ status, headers: response.headers, chunks: read(response, faultOf) })
      }
      response.destroy()
      const later = retryAfterMs(response.headers['retry-after'], Date.now())
      reject(new UpstreamFault('refused', `${host} ${refused}`, later))
    })
    sent.on('error', (error) => reject(faultOf(error)))
    sent.on('close', () => reject(faultOf(undefined)))
    sent.end(body)
  })
}
