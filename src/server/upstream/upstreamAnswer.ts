import type { UpstreamSettings } from '../settings/upstreamSettings'
import { retryAfterMs, UpstreamFault } from './upstreamFault'
import {
  type UpstreamAnswer,
  type UpstreamCall,
  type UpstreamLimits,
  upstreamRequest,
} from './upstreamRequest'

/** An answer that is no list is held in memory as a whole. */
const longestAnswer = 64 * 1024 * 1024

const broken = (host: string, what: string, later?: number) =>
  new UpstreamFault('broken', `${host} ${what}`, later)

async function wholeText({ chunks }: UpstreamAnswer, host: string): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > longestAnswer) throw broken(host, 'answered more than 64 MiB')
    pieces.push(chunk)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** A status with the JSON of its answer; undefined where the answer is not JSON. */
export type WholeAnswer = {
  status: number
  value: unknown
  text: string
  retryAfterMs: number | undefined
}

/** One call whose answer is short: by ID, a create, a refusal. */
export async function upstreamCall(
  settings: UpstreamSettings,
  ClientsID: number,
  call: UpstreamCall,
  limits?: UpstreamLimits,
): Promise<WholeAnswer> {
  const answer = await upstreamRequest(settings, ClientsID, call, limits)
  const text = await wholeText(answer, settings.host)
  const later = retryAfterMs(answer.headers['retry-after'], Date.now())
  const { status } = answer
  try {
    return { status, value: JSON.parse(text), text, retryAfterMs: later }
  } catch {
    return { status, value: undefined, text, retryAfterMs: later }
  }
}
