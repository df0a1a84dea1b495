import { hash } from 'node:crypto'
import type { Encoding } from './compress'

/**
 * A strong tag names one representation, so the compressed ones have tags of their own
 * (RFC 9110 8.8.3.3). The suffix is left out again when a client asks.
 */
export const quoted = (etag: string, encoding: Encoding | undefined) =>
  `"${etag}${encoding === undefined ? '' : `-${encoding}`}"`

const bare = (tag: string) =>
  tag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*?)(-br|-gzip)?"$/, '$1')

export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => bare(tag) === etag))

/**
 * Whether `If-Match` names this version; absent, it asks for nothing. A tag that is only weakly
 * the same is not (RFC 9110 13.1.1).
 */
export const isWanted = (ifMatch: string | undefined, etag: string): boolean =>
  ifMatch === undefined ||
  ifMatch.trim() === '*' ||
  ifMatch.split(',').some((tag) => !tag.trim().startsWith('W/') && bare(tag) === etag)

/** A short tag from what the answer depends on. */
export const etagOf = (...parts: (string | number)[]): string =>
  hash('sha256', parts.join('\u0000'), 'base64url').slice(0, 22)
