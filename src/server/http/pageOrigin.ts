import type { Context } from 'hono'
import { shownHost } from '../settings/origin'
import type { Forwarded } from './forwarded'

export type PageOriginOptions = { origin: string | undefined; isHttps: Forwarded['isHttps'] }

const ownOrigin = (text: string | undefined): URL | undefined =>
  text !== undefined && /^https?:/.test(text) && URL.canParse(text) ? new URL(text) : undefined

/**
 * The origin of the page that asks, as its browser tells it: a proxy may have rewritten `Host`.
 * CALLBOARD_ORIGIN is above both.
 */
export function pageOrigin(context: Context, { origin, isHttps }: PageOriginOptions): URL {
  if (origin !== undefined) return new URL(origin)
  const page = ownOrigin(context.req.header('origin'))
  if (page) return page
  const { protocol, host } = new URL(context.req.url)
  return new URL(`${isHttps(context) ? 'https:' : protocol}//${host}`)
}

/** What a link for somebody else begins with: of one's own machine the name. */
export function linkOrigin(context: Context, options: PageOriginOptions): string {
  const page = pageOrigin(context, options)
  page.hostname = shownHost(page.hostname.replace(/^\[|\]$/g, ''))
  return page.origin
}
