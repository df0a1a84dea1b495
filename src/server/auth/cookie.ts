import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Forwarded } from '../http/forwarded'
import { sessionHours } from './principals'

/** Behind https the name itself forbids that another host or path sets the cookie. */
const names = { https: '__Host-callboard', http: 'callboard' } as const

type CookieOptions = { origin: string | undefined; isHttps: Forwarded['isHttps'] }

export function sessionCookie({ origin, isHttps }: CookieOptions) {
  const isOriginHttps = origin?.startsWith('https:') ?? false
  const name = isOriginHttps ? names.https : names.http
  const optionsFor = (context: Context) =>
    ({
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      secure: isOriginHttps || isHttps(context),
    }) as const
  return {
    read: (context: Context) => getCookie(context, name),
    /** All sessions that the browser holds, also those from before CALLBOARD_ORIGIN was changed. */
    readAll: (context: Context): string[] =>
      Object.values(names).flatMap((each) => getCookie(context, each) ?? []),
    write: (context: Context, secret: string) =>
      setCookie(context, name, secret, { ...optionsFor(context), maxAge: sessionHours * 3600 }),
    clear: (context: Context) => deleteCookie(context, name, optionsFor(context)),
  }
}
export type SessionCookie = ReturnType<typeof sessionCookie>
