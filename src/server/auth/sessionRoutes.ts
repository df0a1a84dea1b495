import type { Context } from 'hono'
import { getSession, type Session, signIn, signOut } from '@/contract/session'
import type { Db } from '../db/open'
import type { Mounting } from '../http/call'
import type { Forwarded } from '../http/forwarded'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { done, json, type Reply } from '../http/reply'
import type { Config } from '../settings/config'
import type { SessionCookie } from './cookie'
import { landingOf } from './landing'
import { principalRepository } from './principals'
import { sessionRepository } from './sessions'
import { signInPlace } from './signInPlace'

type SessionOptions = {
  db: Db
  config: Config
  /** The system that an account's records belong to, where that is another one. */
  upstreamFor: (ClientsID: number) => Session['upstream']
  cookie: SessionCookie
  clientAddressOf: Forwarded['clientAddressOf']
}

export function mountSession(
  { mount, mountOpen }: Mounting,
  { db, config, upstreamFor, cookie, clientAddressOf }: SessionOptions,
) {
  const sessions = sessionRepository(db)
  const principals = principalRepository(db)

  const session = async (principal: Principal, now: number): Promise<Session> => {
    const { ClientsID, role, name, UsersID } = principal
    const upstream = upstreamFor(ClientsID)
    return {
      ClientsID,
      role,
      name,
      UsersID,
      landing: await landingOf(db, principal),
      timeZone: config.zone,
      defaultCountry: config.defaultCountry,
      now,
      ...(upstream && { upstream }),
    }
  }

  /** One browser has one session: those of its cookies end. */
  async function endAll(context: Context, now: number): Promise<void> {
    for (const secret of cookie.readAll(context)) await sessions.end(secret, now)
  }

  /** The browser's session from now on. */
  async function beginSession(context: Context, secret: string, now: number): Promise<Reply> {
    const admitted = await principals.bySession(secret, now)
    if (!admitted) throw new Refusal('unauthorized')
    await endAll(context, now)
    cookie.write(context, secret)
    return json(await session(admitted.principal, now))
  }

  mountOpen(signIn, async ({ body, now, context }) => {
    const secret = await sessions.start(body, signInPlace(context, clientAddressOf), now)
    return beginSession(context, secret, now)
  })

  mount(getSession, async ({ principal, now, versions }) => {
    // Who asks for the session asks whether it still is one, so what was known does not do.
    await versions()
    return json(await session(principal, now))
  })

  mount(signOut, async ({ now, context }) => {
    await endAll(context, now)
    cookie.clear(context)
    return done
  })

  return { beginSession }
}
