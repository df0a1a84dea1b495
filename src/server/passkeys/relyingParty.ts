import { isIP } from 'node:net'
import type { Context } from 'hono'
import { type PageOriginOptions, pageOrigin } from '../http/pageOrigin'
import { Refusal } from '../http/refusal'

/** Whom passkeys belong to: a host name, and the origin of the page that uses them. */
export type RelyingParty = { rpID: string; origin: string }

/**
 * Of the page that asks; CALLBOARD_ORIGIN is above it. An IP address has no passkeys. Nothing is
 * trusted here: what an authenticator signs names the page that it was shown on.
 */
export function relyingParty(context: Context, options: PageOriginOptions): RelyingParty {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') throw new Refusal('cross_site')
  const { hostname, origin } = pageOrigin(context, options)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) throw new Refusal('passkey_needs_name')
  return { rpID: hostname, origin }
}
