/** What kept an answer of the upstream from us. None of the messages holds the token or the path. */
export type UpstreamFaultKind =
  /** No connection came about: nothing was sent. */
  | 'unreached'
  /** Sent, and no whole answer came: silence, a connection that was cut, a limit of ours. */
  | 'silent'
  /** It refuses our token, or sends us elsewhere. */
  | 'refused'
  /** An answer came that is not what the documented call answers. */
  | 'broken'

export class UpstreamFault extends Error {
  readonly kind: UpstreamFaultKind
  /** How long it asks us to stay away. */
  readonly retryAfterMs: number | undefined
  constructor(kind: UpstreamFaultKind, message: string, retryAfterMs?: number) {
    super(message)
    this.kind = kind
    this.retryAfterMs = retryAfterMs
  }
}

/** What is kept and told of a fault: who cannot be reached is silent too. */
type FaultName = Exclude<UpstreamFaultKind, 'unreached'>

/** Null: there is none. */
export const faultName = (fault: UpstreamFault | undefined): FaultName | null => {
  if (fault === undefined) return null
  return fault.kind === 'unreached' ? 'silent' : fault.kind
}

const longestRetryMs = 15 * 60_000

/** `Retry-After`, in seconds or as a date; 15 minutes at most. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const text = header.trim()
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  if (Number.isNaN(ms)) return undefined
  return Math.min(longestRetryMs, Math.max(0, ms))
}
