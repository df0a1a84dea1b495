import type { UpstreamSettings } from '../../settings/upstreamSettings'
import { retryAfterMs, UpstreamFault } from '../upstreamFault'
import { type UpstreamLimits, upstreamRequest } from '../upstreamRequest'
import { type ListEnd, type ListedRecord, readList } from './readList'

type ListRequest = {
  upstream: UpstreamSettings
  ClientsID: number
  /** Below the client account. */
  path: string
  query?: Readonly<Record<string, string>>
  signal?: AbortSignal | undefined
  limits?: UpstreamLimits | undefined
}

/** Asks for a list and reads it as it arrives. Fails with an UpstreamFault where nothing arrives. */
export async function* openList({
  upstream,
  ClientsID,
  path,
  query = {},
  signal,
  limits,
}: ListRequest): AsyncGenerator<ListedRecord[], ListEnd> {
  const call = { method: 'GET', path, query, signal } as const
  const answer = await upstreamRequest(upstream, ClientsID, call, limits)
  if (answer.status === 200) return yield* readList(answer, upstream.host)
  await answer.chunks[Symbol.asyncIterator]().return?.()
  const later = retryAfterMs(answer.headers['retry-after'], Date.now())
  const isBusy = answer.status === 429 || answer.status >= 500
  const kind = isBusy ? 'silent' : 'broken'
  const fault = new UpstreamFault(kind, `${upstream.host} answered ${answer.status}`, later)
  return { isWhole: false, fault }
}
