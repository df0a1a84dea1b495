import type { Context, Hono } from 'hono'
import type { Logger } from 'pino'
import { aheadHeader, type Endpoint, type Parsed } from '@/contract/endpoint'
import type { Gate } from '../auth/gate'
import type { Db } from '../db/open'
import { inScope, type Tx } from '../db/transaction'
import type { Answered, Call, Handler, Mounting, OpenCall } from '../http/call'
import { chooseEncoding, compressStream, packable } from '../http/compress'
import { isKnown, isWanted, quoted } from '../http/etag'
import type { Principal } from '../http/principal'
import { Refusal, Repeated } from '../http/refusal'
import { type Reply, typeOf } from '../http/reply'
import { noteOf } from '../http/requestNote'
import type { SystemOfRecord } from '../upstream/systemOfRecord'
import { aheadShare } from './aheadShare'
import { begun } from './begun'
import { goneSignal } from './goneSignal'
import { batchedMount } from './mountBatched'
import { checkKey, keyOf, once } from './once'
import { hasRival, methodsAt, notAllowed } from './otherMethod'
import { parseRequest } from './parseRequest'
import { readJsonBody } from './readJsonBody'
import { type OnTurn, readsOf } from './readsOf'

export type Deps = {
  db: Db
  gate: Gate
  clock: () => number
  log: Logger
  limit: (principal: Principal) => Promise<void>
  zone: string
  onTurn?: OnTurn | undefined
  /** Which system the records belong to, and what it offers. */
  system: Pick<SystemOfRecord, 'can'>
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
  // Nobody reads the stream of a HEAD, so it is not begun.
  if (context.req.method === 'HEAD') return context.body(null, 200, tag(encoding))
  return context.body(compressStream(await begun(body), encoding), 200, tag(encoding))
}

/** What a key stands for: the record that the path names belongs to it. */
const requestOf = (row: Endpoint, { params, query, body }: Parsed<Endpoint>) =>
  row.params === undefined ? [query, body] : [query, body, params]

async function parsed<Row extends Endpoint>(
  { zone }: Deps,
  row: Row,
  context: Context,
  now: number,
): Promise<Parsed<Row>> {
  const body = await readJsonBody(row, context.req.raw)
  const { ClientsID: _, ...params } = context.req.param() as Record<string, string>
  // parseRequest applies the row's own schemas, which is what Parsed<Row> says.
  const raw = { params, query: context.req.query(), body }
  const names = [...new URL(context.req.url).searchParams.keys()]
  return parseRequest(row, raw, { now, zone, names }) as Parsed<Row>
}

function refuseUnoffered({ system }: Deps, row: Endpoint, { ClientsID }: Principal, body: unknown) {
  const action = row.does?.(body)
  if (action !== undefined && !system.can(ClientsID, action)) {
    throw new Refusal('upstream_not_offered')
  }
}

function checkedKey(row: Endpoint, context: Context): string | undefined {
  const key = keyOf(row, context)
  if (key !== undefined) checkKey(key)
  return key
}

/** Runs a change in the principal's transaction; with an idempotency key, once. */
function transactionOf(
  { db, clock }: Deps,
  row: Endpoint,
  context: Context,
  { principal, request }: { principal: Principal; request: unknown },
) {
  const key = checkedKey(row, context)
  return async (
    run: (tx: Tx) => Promise<Reply>,
    batched = () => db.asTenant(principal, run),
  ): Promise<Reply> => {
    if (key === undefined) return batched()
    const call = { principal, endpoint: row.name, key, request, now: clock() }
    // Kept answers are found for the whole account: they hold what was seen when they were given.
    const answer = await db.asAccount(principal.ClientsID, (tx) =>
      once(tx, call, async (inner) =>
        String((await inScope(inner, principal, () => run(inner))).body),
      ),
    )
    if (answer.status !== 200) throw new Repeated(answer.status, answer.text)
    return { body: answer.text }
  }
}

/** Registers rows. There is no other way to a route, so none lacks a gate, a limit or a schema. */
export function mounting(app: Hono, deps: Deps): Mounting {
  const mounted: Endpoint[] = []
  const { clock } = deps
  const methods = methodsAt(mounted)
  const readOf = readsOf(deps)
  const ahead = aheadShare(() => performance.now())

  function route(row: Endpoint, answer: (context: Context) => Promise<Response>) {
    mounted.push(row)
    let rival: boolean | undefined
    app.on(row.method, honoPath(row.path), async (context) => {
      noteOf(context).route = row.path
      // A parameter's place may hold another row's literal segment. All rows are there by now.
      rival ??= hasRival(row, mounted)
      const allowed = rival ? methods(context.req.path) : [row.method]
      if (!allowed.includes(row.method)) throw notAllowed(allowed)
      if (row.method !== 'GET' || !context.req.header(aheadHeader)) return answer(context)
      return (await ahead(() => answer(context))) ?? context.body(null, 204)
    })
  }

  function mount<Row extends Endpoint>(row: Row, handler: Handler<Call<Row>>): void {
    route(row, async (context) => {
      const now = clock()
      const gone = goneSignal(context)
      const { principal, versions } = await deps.gate(row, context, now)
      noteOf(context).principal = principal
      await deps.limit(principal)
      const values = await parsed(deps, row, context, now)
      // A HEAD takes headers alone, so no feed is begun that nobody would end.
      if (row.feed && context.req.method === 'HEAD') return context.body(null, 200, feedHeaders)
      refuseUnoffered(deps, row, principal, values.body)
      const known = context.req.header('if-none-match')
      const wanted = row.conditional ? context.req.header('if-match') : undefined
      const reply = await handler({
        ...values,
        principal,
        now,
        versions,
        context,
        transaction: transactionOf(deps, row, context, {
          principal,
          request: requestOf(row, values),
        }),
        read: readOf(row, values, principal, gone),
        gone,
        key: checkedKey(row, context),
        has: (etag) => isKnown(known, etag),
        meant: { text: wanted, is: (etag) => isWanted(wanted, etag) },
      })
      return send(context, reply)
    })
  }

  return {
    mounted,
    mount,
    mountBatched: batchedMount(deps.db, mount),

    mountOpen<Row extends Endpoint & { right: 'anyone' }>(
      row: Row,
      handler: Handler<OpenCall<Row>>,
    ): void {
      route(row, async (context) => {
        const now = clock()
        return send(
          context,
          await handler({ ...(await parsed(deps, row, context, now)), now, context }),
        )
      })
    },
  }
}
