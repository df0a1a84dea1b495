import {
  listIdentities,
  listPersonIdentities,
  removeIdentity,
  removePersonIdentity,
} from '@/contract/people/identities'
import type { Tx } from '../db/transaction'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { done, short } from '../http/reply'
import { waysInBy } from '../people/hasWayIn'
import { type PeopleAt, readPerson } from '../people/readPeople'
import type { Config } from '../settings/config'
import { readIdentities, removeIdentityIn } from './boundIdentities'

async function refuseNobody(tx: Tx, at: PeopleAt, UsersID: number): Promise<void> {
  if (!(await readPerson(tx, at, UsersID))) throw new Refusal('person_not_found')
}

/** The accounts of a provider that are bound to oneself, or to a person. */
export function mountIdentities(
  { mount }: Mounting,
  { zone, oidc }: Pick<Config, 'zone' | 'oidc'>,
): void {
  const at = (now: number) => ({ now, zone, ...waysInBy(oidc) })

  mount(listIdentities, ({ principal: { UsersID }, now, read }) =>
    read(async (tx) => short(await readIdentities(tx, at(now), UsersID))),
  )

  mount(removeIdentity, ({ principal, now, params: { IdentitiesID: ID }, transaction }) =>
    transaction(async (tx) => {
      const { UsersID } = principal
      await removeIdentityIn(tx, { principal, ...at(now), UsersID, ID, last: 'last_way_in' })
      return done
    }),
  )

  mount(listPersonIdentities, ({ now, params: { UsersID }, read }) =>
    read(async (tx) => {
      await refuseNobody(tx, at(now), UsersID)
      return short(await readIdentities(tx, at(now), UsersID))
    }),
  )

  mount(removePersonIdentity, ({ principal, now, params, transaction }) =>
    transaction(async (tx) => {
      const { UsersID, IdentitiesID: ID } = params
      await refuseNobody(tx, at(now), UsersID)
      await removeIdentityIn(tx, { principal, ...at(now), UsersID, ID, last: 'person_last_way_in' })
      return done
    }),
  )
}
