import * as z from 'zod/mini'
import { isPrivateHost } from './privateAddress'

/** The existing system that Callboard stands in front of. */
export type UpstreamSettings = {
  /** `https://host/rest/v1.0`, without a slash at its end. */
  url: string
  /** Host name and port: all of the address that anybody is told. */
  host: string
  /** The token of each mirrored client account; the others are Callboard's own. */
  tokens: ReadonlyMap<number, string>
  intervalMs: number
}

/** A token must not travel in the clear, unless it stays on this machine or in a private network. */
function isUpstream(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isPrivateHost(url))
}

const pairsOf = (text: string) =>
  text.split(',').map((pair) => {
    const at = pair.indexOf('=')
    return { account: pair.slice(0, Math.max(at, 0)).trim(), token: pair.slice(at + 1).trim() }
  })

function areTokens(text: string): boolean {
  const pairs = pairsOf(text)
  return (
    new Set(pairs.map(({ account }) => account)).size === pairs.length &&
    pairs.every(
      ({ account, token }) =>
        /^[1-9]\d{0,9}$/.test(account) &&
        Number(account) <= 2_147_483_647 &&
        /^[\x21-\x7e]{1,4096}$/.test(token),
    )
  )
}

const [leastSeconds, mostSeconds] = [0.2, 300]
const isInterval = (text: string) =>
  /^\d{1,3}(\.\d{1,3})?$/.test(text) && Number(text) >= leastSeconds && Number(text) <= mostSeconds

const fits = (check: (text: string) => boolean) => z.string().check(z.refine(check))

export const upstreamSchemas = {
  CALLBOARD_UPSTREAM: [
    z.optional(fits(isUpstream)),
    undefined,
    'the base URL of the existing system without a user and a query, https or http on this machine or in a private network, such as https://jtel.example.com/rest/v1.0',
  ],
  CALLBOARD_UPSTREAM_TOKENS: [
    z.optional(fits(areTokens)),
    undefined,
    'account=token with commas, each client account once, such as 1=a-token,2=another',
  ],
  CALLBOARD_UPSTREAM_INTERVAL: [
    fits(isInterval),
    '10',
    `a number of seconds, at most ${mostSeconds} and at least ${leastSeconds}`,
  ],
} as const

type Given = { [Name in keyof typeof upstreamSchemas]?: string | undefined }

const neither = (name: string, other: string) => `${name} must be set where ${other} is.`

/** The upstream, if there is one, or every fault as a sentence. */
export function readUpstream(given: Given): {
  upstream: UpstreamSettings | undefined
  faults: string[]
} {
  const [address, tokens] = [given.CALLBOARD_UPSTREAM, given.CALLBOARD_UPSTREAM_TOKENS]
  if (address === undefined || tokens === undefined) {
    const faults = [
      ...(tokens !== undefined ? [neither('CALLBOARD_UPSTREAM', 'CALLBOARD_UPSTREAM_TOKENS')] : []),
      ...(address !== undefined
        ? [neither('CALLBOARD_UPSTREAM_TOKENS', 'CALLBOARD_UPSTREAM')]
        : []),
    ]
    return { upstream: undefined, faults }
  }
  const url = new URL(address)
  const upstream = {
    url: url.href.replace(/\/+$/, ''),
    host: url.host,
    tokens: new Map(pairsOf(tokens).map(({ account, token }) => [Number(account), token])),
    intervalMs: Number(given.CALLBOARD_UPSTREAM_INTERVAL) * 1000,
  }
  return { upstream, faults: [] }
}
