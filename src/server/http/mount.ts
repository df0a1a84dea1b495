import type { Context, Hono } from 'hono'
import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Endpoint, Parsed } from '@/contract/endpoint'
import type { Asker } from '../auth/asker'
import type { Gate } from '../auth/gate'
import type { Db, Isolation } from '../db/open'
import type { Tables } from '../db/schema'
import type { TableVersions } from '../db/tableVersions'
import { begun } from './begun'
import { chooseEncoding, compressStream, packable } from './compress'
import { isKnown, isWanted, quoted } from './etag'
import { goneSignal } from './goneSignal'
import { checkKey, once } from './once'
import { methodsAt, notAllowed } from './otherMethod'
import { parseRequest } from './parse'
import { readBody } from './readBody'
import { type Feed, type Reply, typeOf, type Unchanged } from './reply'
import { turns } from './turns'

export type Tx = Transaction<Tables>

/** What a handler works with: checked values, who asks, when, and the one door to the tables. */
export type Call<Row extends Endpoint> = Parsed<Row> & {
  asker: Asker
  now: number
  /** How often each table of the client account had changed when the gate let the call in. */
  versions: TableVersions
  /**
   * One transaction of the asker's client account; at most once where a key says so. Where none
   * does, `together` may do the same along with what others ask.
   */
  transaction: (run: (tx: Tx) => Promise<Reply>, together?: () => Promise<Reply>) => Promise<Reply>
  /** The same for reads that hand back something else than a reply. */
  read: <Result>(run: (tx: Tx) => Promise<Result>, isolation?: Isolation) => Promise<Result>
  /** Whoever asked has gone: what is only for them ends. */
  gone: AbortSignal
  /** True when the client says that it holds this version already. */
  has: (etag: string) => boolean
  /** `If-Match`: the version that the client means, and whether it is this one. */
  meant: { text: string | undefined; is: (etag: string) => boolean }
  context: Context
}

/** Rows without an asker; their handlers get no tenant door. */
export type OpenCall<Row extends Endpoint> = Parsed<Row> & { now: number; context: Context }

type Answered = Reply | Unchanged | Feed
type Handler<C> = (call: C) => Promise<Answered>
export type Deps = {
  db: Db
  gate: Gate
  clock: () => number
  log: Logger
  limit: (asker: Asker) => Promise<void>
  zone: string
}

const honoPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

/** `X-Accel-Buffering` is for proxies that would gather the frames first. */
const feedHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
}

async function send(context: Context, reply: Answered): Promise<Response> {
  if ('feed' in reply) return context.body(reply.feed, 200, feedHeaders)
  const encoding = chooseEncoding(context.req.header('accept-encoding'))
  const headers = new Headers({ 'Cache-Control': 'private, no-cache', Vary: 'Accept-Encoding' })
  if ('unchanged' in reply) {
    headers.set('ETag', quoted(reply.unchanged, encoding))
    return context.body(null, 304, Object.fromEntries(headers))
  }
  headers.set('Content-Type', typeOf(reply))
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers.set(name, value)
  const tag = (used: typeof encoding) => {
    if (used !== undefined) headers.set('Content-Encoding', used)
    if (reply.etag !== undefined) headers.set('ETag', quoted(reply.etag, used))
    return Object.fromEntries(headers)
  }
  const { body, packing } = reply
  if (typeof body === 'string') {
    const packed = await (packing ?? packable(body))(encoding)
    return context.body(packed.body, 200, tag(packed.encoding))
  }
  // Of a stream that nobody reads nothing is begun.
  if (context.req.method === 'HEAD') return context.body(null, 200, tag(encoding))
  return context.body(compressStream(await begun(body), encoding), 200, tag(encoding))
}

/** What a key stands for: the record that the path names belongs to it. */
const requestOf = (row: Endpoint, { params, query, body }: Parsed<Endpoint>) =>
  row.params === undefined ? [query, body] : [query, body, params]

/** Of the ten connections of a pool some are left for what is not heavy. */
const atOnce = {
  embedded: { atOnce: 1, perKey: 1 },
  postgres: { atOnce: 6, perKey: 2 },
} as const

const isWhole = (query: unknown) =>
  typeof query !== 'object' ||
  query === null ||
  !('limitPageSize' in query) ||
  query.limitPageSize === -1

const isHeavy = ({ heavy }: Endpoint, { query }: Parsed<Endpoint>) =>
  heavy === 'whole' ? isWhole(query) : heavy === true

/** Registers rows. There is no other way to a route, so none lacks a gate, a limit or a schema. */
export function mounting(app: Hono, deps: Deps) {
  const mounted: Endpoint[] = []
  const { db, clock } = deps
  const methods = methodsAt(mounted)
  const inTurn = turns(atOnce[db.kind])

  async function parsed<Row extends Endpoint>(
    row: Row,
    context: Context,
    now: number,
  ): Promise<Parsed<Row>> {
    const body = await readBody(row, context.req.raw)
    const { ClientsID: _, ...params } = context.req.param() as Record<string, string>
    // parseRequest applies the row's own schemas, which is what Parsed<Row> says.
    const raw = { params, query: context.req.query(), body }
    const names = [...new URL(context.req.url).searchParams.keys()]
    return parseRequest(row, raw, { now, zone: deps.zone, names }) as Parsed<Row>
  }

  function transactionOf(row: Endpoint, context: Context, asker: Asker, request: unknown) {
    const key = row.idempotent ? context.req.header('idempotency-key') : undefined
    if (key !== undefined) checkKey(key)
    return async (
      run: (tx: Tx) => Promise<Reply>,
      together = () => db.asTenant(asker.ClientsID, run),
    ): Promise<Reply> => {
      if (key === undefined) return together()
      const call = { asker, endpoint: row.name, key, request, now: clock() }
      const answer = await db.asTenant(asker.ClientsID, (tx) =>
        once(tx, call, async (inner) => String((await run(inner)).body)),
      )
      if (answer.status !== 200) throw new Repeated(answer.status, answer.text)
      return { body: answer.text }
    }
  }

  /** Reads end with their request, and heavy ones take turns; what may be a change does neither. */
  function readOf(row: Endpoint, values: Parsed<Endpoint>, asker: Asker, gone: AbortSignal) {
    const { ClientsID, AccessTokensID } = asker
    const key = `${ClientsID}/${AccessTokensID}`
    const ending = row.method === 'GET' ? gone : undefined
    return <Result>(run: (tx: Tx) => Promise<Result>, isolation?: Isolation) => {
      const read = () => db.asTenant(ClientsID, run, isolation, ending)
      return isHeavy(row, values) ? inTurn(key, ending, read) : read()
    }
  }

  function route(row: Endpoint, answer: (context: Context) => Promise<Response>) {
    mounted.push(row)
    app.on(row.method, honoPath(row.path), (context) => {
      // A parameter's place may hold another row's literal segment.
      const allowed = row.params ? methods(context.req.path) : [row.method]
      if (!allowed.includes(row.method)) throw notAllowed(allowed)
      return answer(context)
    })
  }

  return {
    mounted: mounted as readonly Endpoint[],

    mount<Row extends Endpoint>(row: Row, handler: Handler<Call<Row>>): void {
      route(row, async (context) => {
        const now = clock()
        const gone = goneSignal(context)
        const { asker, versions } = await deps.gate(row, context, now)
        await deps.limit(asker)
        const values = await parsed(row, context, now)
        // A feed tells nothing to one who asks for headers alone, so there is none to end.
        if (row.feed && context.req.method === 'HEAD') return context.body(null, 200, feedHeaders)
        const known = context.req.header('if-none-match')
        const wanted = row.conditional ? context.req.header('if-match') : undefined
        const reply = await handler({
          ...values,
          asker,
          now,
          versions,
          context,
          transaction: transactionOf(row, context, asker, requestOf(row, values)),
          read: readOf(row, values, asker, gone),
          gone,
          has: (etag) => isKnown(known, etag),
          meant: { text: wanted, is: (etag) => isWanted(wanted, etag) },
        })
        return send(context, reply)
      })
    },

    /** For rows whose right is 'anyone': health, sign-in, documents. */
    mountOpen<Row extends Endpoint & { right: 'anyone' }>(
      row: Row,
      handler: Handler<OpenCall<Row>>,
    ): void {
      route(row, async (context) => {
        const now = clock()
        return send(context, await handler({ ...(await parsed(row, context, now)), now, context }))
      })
    },
  }
}
export type Mounting = ReturnType<typeof mounting>

/** A refusal that was already given for this Idempotency-Key, word for word. */
export class Repeated extends Error {
  readonly status: number
  readonly text: string
  constructor(status: number, text: string) {
    super(text)
    this.status = status
    this.text = text
  }
}
