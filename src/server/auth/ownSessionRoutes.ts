import {
  endOtherSessions,
  endSession,
  listSessions,
  type SignedIn,
} from '@/contract/people/sessions'
import type { Db } from '../db/open'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { done, short } from '../http/reply'
import { placeName } from './browserName'
import type { SessionCookie } from './cookie'
import { endOwnSessions, type OwnSession, readOwnSessions } from './ownSessions'

const asRecord = ({ id, browser, system, address, created, seen, current }: OwnSession) =>
  JSON.stringify({
    ID: id,
    name: placeName({ browser, system }),
    address,
    dtCreated: created,
    dtLastSeen: seen,
    bCurrent: current,
  } satisfies SignedIn)

type OwnSessionsOptions = { db: Pick<Db, 'changeRights'>; zone: string; cookie: SessionCookie }

export function mountOwnSessions(
  { mount }: Mounting,
  { db, zone, cookie }: OwnSessionsOptions,
): void {
  mount(listSessions, ({ principal, now, read }) =>
    read(async (tx) => short((await readOwnSessions(tx, principal, { now, zone })).map(asRecord))),
  )

  mount(endSession, ({ principal, now, params: { SessionsID }, transaction, context }) =>
    db.changeRights(() =>
      transaction(async (tx) => {
        const { ids, isCurrent } = await endOwnSessions(tx, principal, { now, SessionsID })
        if (ids.length === 0) throw new Refusal('session_not_found')
        if (isCurrent) cookie.clear(context)
        return done
      }),
    ),
  )

  mount(endOtherSessions, ({ principal, now, transaction }) =>
    db.changeRights(() =>
      transaction(async (tx) => {
        await endOwnSessions(tx, principal, { now })
        return done
      }),
    ),
  )
}
