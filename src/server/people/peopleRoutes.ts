import {
  activatePerson,
  changePerson,
  createPerson,
  deactivatePerson,
  getPerson,
  invitePerson,
  listPeople,
} from '@/contract/people/people'
import type { Db } from '../db/open'
import type { Mounting } from '../http/call'
import type { Forwarded } from '../http/forwarded'
import { linkOrigin } from '../http/pageOrigin'
import { Refusal } from '../http/refusal'
import { json, short } from '../http/reply'
import type { Config } from '../settings/config'
import { changePersonIn } from './changePerson'
import { createPersonIn } from './createPerson'
import { activatePersonIn, deactivatePersonIn } from './deactivatePerson'
import { waysInBy } from './hasWayIn'
import { invitePersonIn } from './invitations'
import { readPeople } from './readPeople'

type PeopleOptions = {
  db: Pick<Db, 'changeRights'>
  config: Pick<Config, 'zone' | 'origin' | 'oidc'>
  isHttps: Forwarded['isHttps']
}

const oneRecord = (record: unknown) => short([JSON.stringify(record)])

export function mountPeople(
  { mount }: Mounting,
  { db, config: { zone, origin, oidc }, isHttps }: PeopleOptions,
): void {
  const at = (now: number) => ({ now, zone, ...waysInBy(oidc) })

  mount(listPeople, ({ now, read }) => read(async (tx) => short(await readPeople(tx, at(now)))))

  mount(getPerson, ({ now, read, params: { UsersID } }) =>
    read(async (tx) => {
      const records = await readPeople(tx, at(now), UsersID)
      if (records.length === 0) throw new Refusal('person_not_found')
      return short(records)
    }),
  )

  mount(createPerson, ({ principal, now, body, transaction }) =>
    db.changeRights(() =>
      transaction(async (tx) =>
        oneRecord(await createPersonIn(tx, { principal, ...at(now) }, body)),
      ),
    ),
  )

  mount(changePerson, ({ principal, now, params: { UsersID }, body, transaction }) =>
    db.changeRights(() =>
      transaction(async (tx) =>
        oneRecord(await changePersonIn(tx, { principal, ...at(now) }, UsersID, body)),
      ),
    ),
  )

  mount(invitePerson, ({ principal, now, params: { UsersID }, context, transaction }) =>
    transaction(async (tx) => {
      const made = await invitePersonIn(tx, { principal, ...at(now) }, UsersID)
      const link = `${linkOrigin(context, { origin, isHttps })}/invitation#${made.secret}`
      return json({ link, dtExpires: made.dtExpires, status: 200 })
    }),
  )

  mount(deactivatePerson, ({ principal, now, params: { UsersID }, body, transaction }) =>
    db.changeRights(() =>
      transaction(async (tx) => {
        const acting = { principal, ...at(now) }
        return oneRecord(await deactivatePersonIn(tx, acting, UsersID, body.bRelease ?? false))
      }),
    ),
  )

  mount(activatePerson, ({ principal, now, params: { UsersID }, transaction }) =>
    db.changeRights(() =>
      transaction(async (tx) =>
        oneRecord(await activatePersonIn(tx, { principal, ...at(now) }, UsersID)),
      ),
    ),
  )
}
