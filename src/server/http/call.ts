import type { Context } from 'hono'
import type { Endpoint, Parsed } from '@/contract/endpoint'
import type { TableVersions } from '../db/tableVersions'
import type { Isolation, Tx } from '../db/transaction'
import type { Principal } from './principal'
import type { Refusal } from './refusal'
import type { Feed, Reply, Unchanged } from './reply'

/** What a handler works with: checked values, the principal, the time, and access to the tables. */
export type Call<Row extends Endpoint> = Parsed<Row> & {
  principal: Principal
  now: number
  /** How often each table of the client account has changed, counted after the call arrived. */
  versions: () => Promise<TableVersions>
  /**
   * One transaction of the principal's client account; at most once where a key says so. Where none
   * does, `batched` may do the same along with what others ask.
   */
  transaction: (run: (tx: Tx) => Promise<Reply>, batched?: () => Promise<Reply>) => Promise<Reply>
  /** The same for reads that hand back something else than a reply. */
  read: <Result>(run: (tx: Tx) => Promise<Result>, isolation?: Isolation) => Promise<Result>
  /** Aborted when the client disconnects: work that is only for it ends. */
  gone: AbortSignal
  /** The Idempotency-Key, where the row takes one and the client gave one. */
  key: string | undefined
  /** True when the client says that it holds this version already. */
  has: (etag: string) => boolean
  /** `If-Match`: the version that the client means, and whether it is this one. */
  meant: { text: string | undefined; is: (etag: string) => boolean }
  context: Context
}

/** Rows without a principal; their handlers get no tenant door. */
export type OpenCall<Row extends Endpoint> = Parsed<Row> & { now: number; context: Context }

/** One of the calls that are answered together. */
export type BatchedCall = { principal: Principal; now: number }
type Batched = {
  /** The most calls in one transaction: few enough to let others in between. */
  maxItems: number
  /** What each of them is answered, in their order; a refusal has written nothing. */
  work: (tx: Tx, calls: readonly BatchedCall[]) => Promise<readonly (Reply | Refusal)[]>
}

export type Answered = Reply | Unchanged | Feed
export type Handler<C> = (call: C) => Promise<Answered>

/** Registers rows with their handlers: what the rooms are given; src/server/mount makes it. */
export type Mounting = {
  mounted: readonly Endpoint[]
  mount: <Row extends Endpoint>(row: Row, handler: Handler<Call<Row>>) => void
  /**
   * For rows without path, query and body whose calls would wait for each other: those of one client
   * account that come together share a transaction of the whole account. A key does each once.
   */
  mountBatched: (row: Endpoint & { body?: never; params?: never }, batched: Batched) => void
  /** For rows whose right is 'anyone': health, sign-in, documents. */
  mountOpen: <Row extends Endpoint & { right: 'anyone' }>(
    row: Row,
    handler: Handler<OpenCall<Row>>,
  ) => void
}
