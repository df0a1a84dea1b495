import type { Packable } from './compress'

/**
 * What a handler hands back: JSON text that is ready, or pieces of it that are made while they
 * are sent. `etag` comes without quotes; the mount adds them and answers 304 where it fits.
 */
export type Reply = {
  body: string | AsyncIterable<string>
  /** What the text becomes on its way, where it is kept for another time. */
  packing?: Packable
  etag?: string
  type?: string
  headers?: Record<string, string>
}

/** Goes on until one of both ends it: never packed, never stored, sent as it comes. */
export type Feed = { feed: ReadableStream<Uint8Array> }

/** A 304: the client has this version, so nothing was read from the tables. */
export type Unchanged = { unchanged: string }

const jsonType = 'application/json; charset=utf-8'
export const typeOf = (reply: Reply) => reply.type ?? jsonType

export const json = (value: unknown): Reply => ({ body: JSON.stringify(value) })

/** The short envelope around records that are JSON text already. */
export const short = (records: readonly string[], etag?: string): Reply => ({
  body: `{"records":[${records.join(',')}],"count":${records.length},"status":200}`,
  ...(etag === undefined ? {} : { etag }),
})

export const done: Reply = { body: '{"status":200}' }
