import type { Answer, Endpoint, Request } from '@/contract/endpoint'
import { ProblemError, UnreachableError } from './errors'

type Values = Record<string, unknown>
export type SendOptions = {
  signal?: AbortSignal | undefined
  key?: string | undefined
  /** The version that a change is meant for: `If-Match`. */
  version?: string | undefined
  /** Goes out although the page is being left. */
  keepalive?: boolean | undefined
  /** Whoever sends it tries again by themselves, so it never waits for the network. */
  isRetried?: boolean | undefined
}

/** The address of a request: what `send` asks, and what a link to a download leads to. */
export function addressOf(
  row: Endpoint,
  request: Request<Endpoint>,
  ClientsID?: number | undefined,
): string {
  const params: Values = { ClientsID, ...(request.params ?? {}) }
  const path = row.path.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(String(params[key])))
  const given = Object.entries((request.query ?? {}) as Values).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  const query = new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
  return query.size > 0 ? `${path}?${query}` : path
}

/** A change says that it is JSON even without a body: no form elsewhere can send that. */
function initOf(
  row: Endpoint,
  request: Request<Endpoint>,
  { signal, key, version, keepalive }: SendOptions,
): RequestInit {
  const headers: Record<string, string> = {}
  if (row.method !== 'GET') headers['Content-Type'] = 'application/json'
  if (key !== undefined) headers['Idempotency-Key'] = key
  if (version !== undefined) headers['If-Match'] = version
  return {
    method: row.method,
    headers,
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  }
}

/** Answers of what stands before the server: a proxy whose server is away, a network's own page. */
const isOfAnother = ({ ok, status, headers }: Response) =>
  (ok || (status >= 502 && status <= 504)) && !/json/.test(headers.get('content-type') ?? '')

async function problemOf(response: Response): Promise<Error> {
  const problem = await response.json().catch(() => undefined)
  const wait = Number(response.headers.get('retry-after'))
  if (typeof problem?.error !== 'string') {
    return new Error(`The server answered ${response.status} without a reason`)
  }
  const told = new ProblemError(problem, wait > 0 ? wait : undefined)
  // As if no answer had come: the same key asks again.
  return told.code === 'outcome_unclear' ? new UnreachableError() : told
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What the server said, and which version of the record it said it of. */
type Told<Row extends Endpoint> = { answer: Answer<Row>; version: string | undefined }

/**
 * The one place that speaks HTTP. `clientsId` is asked at each call: it is known after sign-in.
 * Changes wait for `untilOnline`.
 */
export const createAsk =
  (fetch: Fetch, clientsId: () => number | undefined, untilOnline = async () => {}) =>
  async <Row extends Endpoint>(
    row: Row,
    request: Request<Row>,
    options: SendOptions = {},
  ): Promise<Told<Row>> => {
    // A row's own request is a request of some row.
    const asked = request as Request<Endpoint>
    const mayWait = row.method !== 'GET' && !options.keepalive && !options.isRetried
    if (mayWait) await untilOnline()
    const url = addressOf(row, asked, clientsId())
    const response = await fetch(url, initOf(row, asked, options)).catch((error: unknown) => {
      if (options.signal?.aborted) throw error
      throw new UnreachableError()
    })
    if (isOfAnother(response)) throw new UnreachableError()
    if (!response.ok) throw await problemOf(response)
    // The server's own tests hold every answer against this schema.
    const answer: Answer<Row> = await response.json()
    return { answer, version: response.headers.get('etag') ?? undefined }
  }
