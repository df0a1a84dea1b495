import type { Context } from 'hono'
import { getSession, type Session, signIn, signOut } from '@/contract/session'
import type { Config } from '../config'
import type { Db } from '../db/open'
import type { Forwarded } from '../http/forwarded'
import type { Mounting } from '../http/mount'
import { Refusal } from '../http/refusal'
import { done, json } from '../http/reply'
import { type Asker, askerRepository } from './asker'
import type { SessionCookie } from './cookie'
import { sessionRepository } from './sessions'

type Settings = {
  db: Db
  config: Config
  cookie: SessionCookie
  addressOf: Forwarded['addressOf']
}

export function mountSession(
  { mount, mountOpen }: Mounting,
  { db, config, cookie, addressOf }: Settings,
) {
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

  /** One browser has one session: those of its cookies end. */
  async function endAll(context: Context, now: number): Promise<void> {
    for (const secret of cookie.readAll(context)) await sessions.end(secret, now)
  }

  mountOpen(signIn, async ({ body, now, context }) => {
    const secret = await sessions.start(body, addressOf(context), now)
    const admitted = await askers.bySession(secret, now)
    if (!admitted) throw new Refusal('unauthorized')
    await endAll(context, now)
    cookie.write(context, secret)
    return json(session(admitted.asker, now))
  })

  mount(getSession, async ({ asker, now }) => json(session(asker, now)))

  mount(signOut, async ({ now, context }) => {
    await endAll(context, now)
    cookie.clear(context)
    return done
  })
}
