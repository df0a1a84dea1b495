import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Forwarded } from '../http/forwarded'
import { flowMs } from './flows'

type CookieOptions = { origin: string | undefined; isHttps: Forwarded['isHttps'] }

/**
 * Binds a sign-in to the browser that began it. It may be as strict as the session's: the page that
 * the provider leads back to is ours, and sends the answer by itself.
 */
export function flowCookie({ origin, isHttps }: CookieOptions) {
  const isOriginHttps = origin?.startsWith('https:') ?? false
  const name = isOriginHttps ? '__Host-callboard-oidc' : 'callboard-oidc'
  const optionsFor = (context: Context) =>
    ({
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      secure: isOriginHttps || isHttps(context),
    }) as const
  return {
    read: (context: Context) => getCookie(context, name),
    write: (context: Context, secret: string) =>
      setCookie(context, name, secret, { ...optionsFor(context), maxAge: flowMs / 1000 }),
    clear: (context: Context) => deleteCookie(context, name, optionsFor(context)),
  }
}
