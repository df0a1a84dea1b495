import type { Context } from 'hono'
import {
  acceptInvitation,
  beginPasskeySignIn,
  getWaysIn,
  openInvitation,
  signInByPasskey,
} from '@/contract/people/passkeys'
import { signInPlace } from '../auth/signInPlace'
import type { Db } from '../db/open'
import type { Mounting } from '../http/call'
import type { Forwarded } from '../http/forwarded'
import { json, type Reply } from '../http/reply'
import type { Config } from '../settings/config'
import { acceptInvitationWith, readInvitation } from './acceptInvitation'
import { hasPasskeys } from './ownPasskeys'
import { signInOptions, signInWithPasskey } from './passkeySignIn'
import { registrationOptions } from './registerPasskey'
import { relyingParty } from './relyingParty'

export type PasskeysOptions = {
  db: Db
  config: Pick<Config, 'zone' | 'origin' | 'oidc'>
  clientAddressOf: Forwarded['clientAddressOf']
  isHttps: Forwarded['isHttps']
}

type SignInOptions = PasskeysOptions & {
  /** The browser's session from now on; answers who has signed in. */
  beginSession: (context: Context, secret: string, now: number) => Promise<Reply>
}

/** Ways in for somebody who is not signed in yet: none of them asks for a name. */
export function mountPasskeySignIn({ mountOpen }: Mounting, options: SignInOptions): void {
  const { db, config, clientAddressOf, isHttps, beginSession } = options
  const { zone, origin } = config
  const partyOf = (context: Context) => relyingParty(context, { origin, isHttps })
  const placeOf = (context: Context) => signInPlace(context, clientAddressOf)

  mountOpen(getWaysIn, async () =>
    json({
      passkeys: await db.asGate(hasPasskeys),
      oidc: config.oidc?.name ?? null,
      origin: origin ?? null,
      status: 200,
    }),
  )

  mountOpen(beginPasskeySignIn, async ({ now, context }) =>
    json({ options: await signInOptions(db, partyOf(context), now), status: 200 }),
  )

  mountOpen(signInByPasskey, async ({ body: { used }, now, context }) => {
    const using = { used, party: partyOf(context), place: placeOf(context), now }
    return beginSession(context, await signInWithPasskey(db, using), now)
  })

  mountOpen(openInvitation, async ({ body: { secret }, now, context }) => {
    const party = partyOf(context)
    const asking = { secret, now, place: placeOf(context), zone }
    const { person, dtExpires } = await readInvitation(db, asking)
    const made = await registrationOptions(db, { person, party, now })
    return json({ UID: person.UID, name: person.name, dtExpires, options: made, status: 200 })
  })

  mountOpen(acceptInvitation, async ({ body: { secret, made }, now, context }) => {
    const party = partyOf(context)
    const accepting = { secret, made, now, zone, party, place: placeOf(context) }
    return beginSession(context, await acceptInvitationWith(db, accepting), now)
  })
}
