import type { UpstreamSettings } from '../../settings/upstreamSettings'
import { upstreamCall } from '../upstreamAnswer'
import { UpstreamFault } from '../upstreamFault'
import type { UpstreamCall, UpstreamLimits } from '../upstreamRequest'

/** The longest time until a write has its whole answer. */
export const answerMs = 60_000

/** What is known after a write was sent, or could not be. */
export type SendResult =
  /** The JSON of a status 200. */
  | { is: 'answered'; value: unknown }
  /** The upstream said no, in a sentence of its own. */
  | { is: 'refused'; status: number; error: string }
  /** There was no connection: nothing was sent. */
  | { is: 'unreached' }
  /** It does not let our token in, or leads elsewhere: nothing was done. */
  | { is: 'no entry' }
  /** It knows no such call: nothing was done. */
  | { is: 'not offered' }
  /** Sent; silence, half an answer, or a fault of the upstream's own. */
  | { is: 'unclear' }

const sentenceOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'error' in value && typeof value.error === 'string'
    ? value.error
    : undefined

function readAnswer(status: number, value: unknown): SendResult {
  if (status === 200 && value !== undefined) return { is: 'answered', value }
  if (status < 400 || status >= 500) return { is: 'unclear' }
  const error = sentenceOf(value)
  return error === undefined ? { is: 'not offered' } : { is: 'refused', status, error }
}

/** Sends a write, once, and says what is known of it then. */
export async function askUpstream(
  upstream: UpstreamSettings,
  ClientsID: number,
  call: UpstreamCall,
  limits?: UpstreamLimits,
): Promise<SendResult> {
  try {
    const signal = AbortSignal.timeout(answerMs)
    const { status, value } = await upstreamCall(upstream, ClientsID, { ...call, signal }, limits)
    return readAnswer(status, value)
  } catch (error) {
    if (!(error instanceof UpstreamFault)) throw error
    if (error.kind === 'unreached') return { is: 'unreached' }
    return error.kind === 'refused' ? { is: 'no entry' } : { is: 'unclear' }
  }
}
