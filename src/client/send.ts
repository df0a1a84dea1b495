import { type Answer, aheadHeader, type Endpoint, type Request } from '@/contract/endpoint'
import { requestAddress } from '@/contract/requestAddress'
import { earlyAnswers } from './early'
import { ProblemError, UnreachableError } from './errors'

export type SendOptions = {
  signal?: AbortSignal | undefined
  key?: string | undefined
  /** The version that a change is meant for: `If-Match`. */
  version?: string | undefined
  /** Sent even while the page is being closed. */
  keepalive?: boolean | undefined
  /** Asked before somebody presses: the server answers where it has time for that. */
  isAhead?: boolean | undefined
  /** The caller retries by itself, so the request does not wait for the network. */
  isRetried?: boolean | undefined
}

/** A change is sent as JSON even without a body: a form of another site cannot send that. */
function initOf(
  row: Endpoint,
  request: Request<Endpoint>,
  { signal, key, version, keepalive, isAhead }: SendOptions,
): RequestInit {
  const headers: Record<string, string> = {}
  if (row.method !== 'GET') headers['Content-Type'] = 'application/json'
  if (key !== undefined) headers['Idempotency-Key'] = key
  if (version !== undefined) headers['If-Match'] = version
  if (isAhead) headers[aheadHeader] = '1'
  return {
    method: row.method,
    headers,
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  }
}

/** An answer that did not come from the server: a proxy gave it, or a captive portal. */
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

/** An answer with the version (ETag) of its record, and when it came. */
type ReceivedAnswer<Row extends Endpoint> = {
  answer: Answer<Row>
  version: string | undefined
  receivedAt: number
}

type AskOptions = {
  fetch: Fetch
  /** Called for each request, as it is known only after sign-in. */
  clientsId: () => number | undefined
  /** Changes wait for it. */
  untilOnline?: () => Promise<void>
  early?: ReturnType<typeof earlyAnswers>
}

/** The one place that sends HTTP requests, and takes the answers that came before it ran. */
export function createAsk({
  fetch,
  clientsId,
  untilOnline = async () => {},
  early = earlyAnswers(),
}: AskOptions) {
  async function receive(url: string, init: RequestInit) {
    if (init.method !== 'GET') early.forget()
    // Without one the request leaves in the task that asks for it.
    const taken = early.isEmpty() ? undefined : await early.take(url)
    if (taken) return taken
    const response = await fetch(url, init).catch((error: unknown) => {
      if (init.signal?.aborted) throw error
      throw new UnreachableError()
    })
    return { response, receivedAt: Date.now() }
  }

  return async <Row extends Endpoint>(
    row: Row,
    request: Request<Row>,
    options: SendOptions = {},
  ): Promise<ReceivedAnswer<Row>> => {
    // A row's own request is a request of some row.
    const asked = request as Request<Endpoint>
    const mayWait = row.method !== 'GET' && !options.keepalive && !options.isRetried
    if (mayWait) await untilOnline()
    const url = requestAddress(row, asked, clientsId())
    const { response, receivedAt } = await receive(url, initOf(row, asked, options))
    if (options.isAhead && response.status === 204) throw new Error('The server has no time ahead')
    if (isOfAnother(response)) throw new UnreachableError()
    if (!response.ok) throw await problemOf(response)
    // The server's own tests hold every answer against this schema.
    const answer: Answer<Row> = await response.json()
    return { answer, version: response.headers.get('etag') ?? undefined, receivedAt }
  }
}
