import type { Context } from 'hono'
import { getSession, type Session, signIn, signOut } from '@/contract/session'
import type { Config } from '../config'
import type { Db } from '../db/open'
import type { Mounting } from '../http/mount'
import { Refusal } from '../http/refusal'
import { done, json } from '../http/reply'
import { type Asker, askerRepository } from './asker'
import type { SessionCookie } from './cookie'
import { sessionRepository } from './sessions'

/**
 * Whom a failed sign-in is counted for. Behind a public origin there is a proxy of ours, and the
 * last entry of X-Forwarded-For is the one that it wrote.
 */
function addressOf(context: Context, origin: string | undefined): string {
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  if (origin !== undefined && forwarded) return forwarded
  // Without a socket the app is called in-process, by a test.
  return context.env?.incoming?.socket.remoteAddress ?? 'in-process'
}

type Settings = { db: Db; config: Config; cookie: SessionCookie }

export function mountSession({ mount, mountOpen }: Mounting, { db, config, cookie }: Settings) {
  const sessions = sessionRepository(db)
  const askers = askerRepository(db)

  const session = ({ ClientsID, role, name, UsersID }: Asker, now: number): Session => ({
    ClientsID,
    role,
    name,
    UsersID,
    timeZone: config.zone,
    defaultCountry: config.defaultCountry,
    now,
  })

  mountOpen(signIn, async ({ body, now, context }) => {
    const secret = await sessions.start(body, addressOf(context, config.origin), now)
    const admitted = await askers.bySession(secret, now)
    if (!admitted) throw new Refusal('unauthorized')
    cookie.write(context, secret)
    return json(session(admitted.asker, now))
  })

  mount(getSession, async ({ asker, now }) => json(session(asker, now)))

  mount(signOut, async ({ asker, now, context }) => {
    const secret = cookie.read(context)
    if (secret !== undefined) await sessions.end(secret, { asker, now })
    cookie.clear(context)
    return done
  })
}
