import type * as z from 'zod/mini'
import type { Fault } from './fault'
import type { Right } from './roles'
import type { RecordAction } from './upstream/recordActions'

/**
 * One row of the contract, read by the client that calls it and the server that answers it.
 * `path` holds its parameters in braces. `tenant` says where the client account comes from:
 * the path (public REST API), the token or session (our own additions), or nowhere.
 */
export type Endpoint = {
  name: string
  summary: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/${string}`
  right: Right
  tenant: 'path' | 'token' | 'none'
  params?: z.ZodMiniObject
  query?: z.ZodMiniObject
  body?: z.ZodMiniType
  /** Rules of the body that depend on the time and on the installation's zone. */
  faultsNow?: (body: unknown, at: { now: number; zone: string }) => Fault[]
  /** The body may be left out: then it is an empty object. */
  optionalBody?: true
  /** Largest request body in bytes; more is 413. */
  bodyLimit: number
  /** What the call does to records, which an upstream may not offer: then it is refused. */
  does?: (body: unknown) => RecordAction | undefined
  /** Takes an `Idempotency-Key`. */
  idempotent?: true
  /** Takes `If-Match`: a record that was changed meanwhile is 409 with both versions. */
  conditional?: true
  /** What the answer holds; of a feed, what the data of its frames hold. */
  response: z.ZodMiniType
  /**
   * Reads so much that the calls of one access token take turns: always, or where everything is
   * asked for instead of a page.
   */
  heavy?: true | 'whole'
  /** Answers with server-sent events that go on until one end leaves. */
  feed?: true
}

export const restBase = '/rest/v1.0/{ClientsID}'

type Shape<Part> = Part extends z.ZodMiniType ? Part : z.ZodMiniUnknown

/** What a caller hands over: the schemas' input. */
export type Request<Row extends Endpoint> = {
  params?: z.input<Shape<Row['params']>>
  query?: z.input<Shape<Row['query']>>
  body?: z.input<Shape<Row['body']>>
}

/** What a handler receives: the schemas' output. */
export type Parsed<Row extends Endpoint> = {
  params: z.output<Shape<Row['params']>>
  query: z.output<Shape<Row['query']>>
  body: z.output<Shape<Row['body']>>
}

export type Answer<Row extends Endpoint> = z.output<Row['response']>

/**
 * Sent with a read that somebody may be about to ask for: 204 where the server has no time for it.
 * Those who press never send it.
 */
export const aheadHeader = 'Callboard-Ahead'

const kibibyte = 1024
/** For rows without a body. */
export const noBody = { bodyLimit: 0 } as const
/** For rows with one: 1 MiB. */
export const jsonBody = { bodyLimit: 1024 * kibibyte } as const
