import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sessionHours } from './asker'

/** Behind https the name itself forbids that another host or path sets the cookie. */
const nameAt = (secure: boolean) => (secure ? '__Host-callboard' : 'callboard')

export function sessionCookie(origin: string | undefined) {
  const secure = origin?.startsWith('https:') ?? false
  const name = nameAt(secure)
  const options = { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const
  return {
    read: (context: Context) => getCookie(context, name),
    write: (context: Context, secret: string) =>
      setCookie(context, name, secret, { ...options, maxAge: sessionHours * 3600 }),
    clear: (context: Context) => deleteCookie(context, name, { path: '/', secure }),
  }
}
export type SessionCookie = ReturnType<typeof sessionCookie>
