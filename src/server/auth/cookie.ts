import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Forwarded } from '../http/forwarded'
import { sessionHours } from './asker'

/** Behind https the name itself forbids that another host or path sets the cookie. */
const names = { https: '__Host-callboard', http: 'callboard' } as const

type Settings = { origin: string | undefined; isHttps: Forwarded['isHttps'] }

export function sessionCookie({ origin, isHttps }: Settings) {
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
    /** Every session that the browser holds, from before CALLBOARD_ORIGIN was another one too. */
    readAll: (context: Context): string[] =>
      Object.values(names).flatMap((each) => getCookie(context, each) ?? []),
    write: (context: Context, secret: string) =>
      setCookie(context, name, secret, { ...optionsFor(context), maxAge: sessionHours * 3600 }),
    clear: (context: Context) => deleteCookie(context, name, optionsFor(context)),
  }
}
export type SessionCookie = ReturnType<typeof sessionCookie>
