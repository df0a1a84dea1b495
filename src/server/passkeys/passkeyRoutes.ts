import { addPasskey, beginPasskey, listPasskeys, removePasskey } from '@/contract/people/passkeys'
import { signInPlace } from '../auth/signInPlace'
import type { Mounting } from '../http/call'
import { done, json, short } from '../http/reply'
import { waysInBy } from '../people/hasWayIn'
import { readPasskeys, removeOwnPasskey } from './ownPasskeys'
import { requirePerson } from './passkeyPerson'
import type { PasskeysOptions } from './passkeySignInRoutes'
import { registrationOptions, storePasskey, verifyMadePasskey } from './registerPasskey'
import { relyingParty } from './relyingParty'

/** One's own passkeys. */
export function mountPasskeys({ mount }: Mounting, options: PasskeysOptions): void {
  const { db, config, clientAddressOf, isHttps } = options
  const { zone, origin, oidc } = config

  mount(listPasskeys, ({ principal: { UsersID }, read }) =>
    read(async (tx) => short(await readPasskeys(tx, zone, { UsersID }))),
  )

  mount(beginPasskey, async ({ principal: { ClientsID, UsersID }, now, read, context }) => {
    const person = await read((tx) => requirePerson(tx, ClientsID, UsersID))
    const party = relyingParty(context, { origin, isHttps })
    return json({ options: await registrationOptions(db, { person, party, now }), status: 200 })
  })

  mount(addPasskey, async ({ principal, now, body: { made }, read, transaction, context }) => {
    const { ClientsID, UsersID } = principal
    const person = await read((tx) => requirePerson(tx, ClientsID, UsersID))
    const party = relyingParty(context, { origin, isHttps })
    const passkey = await verifyMadePasskey(db, { made, person, party, now })
    const place = signInPlace(context, clientAddressOf)
    const { transports } = made.response
    return transaction(async (tx) => {
      const stored = { person, passkey, transports, rpID: party.rpID, place }
      const ID = await storePasskey(tx, { principal, now }, stored)
      return short(await readPasskeys(tx, zone, { UsersID, ID }))
    })
  })

  mount(removePasskey, ({ principal, now, params: { PasskeysID }, transaction }) =>
    transaction(async (tx) => {
      await removeOwnPasskey(tx, { principal, now, ...waysInBy(oidc) }, PasskeysID)
      return done
    }),
  )
}
