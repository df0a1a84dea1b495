import {
  generateRegistrationOptions,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { MadePasskey } from '@/contract/people/passkeys'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { placeName, type SignInPlace } from '../auth/browserName'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { challengeMs, consumeChallenge, newChallenge, readClientData } from './challenges'
import type { PasskeyPerson } from './passkeyPerson'
import type { RelyingParty } from './relyingParty'

const maxPasskeys = 20

type OptionsOptions = { person: PasskeyPerson; party: RelyingParty; now: number }

const passkeysOf = (tx: Tx, UsersID: number) =>
  tx
    .selectFrom('passkeys')
    .select(['credential_id', 'transports', 'rp_id'])
    .where('users_id', '=', UsersID)
    .execute()

/** What an authenticator needs to make a passkey for a person: found by itself later, with a PIN or finger. */
export async function registrationOptions(
  db: Db,
  { person, party: { rpID }, now }: OptionsOptions,
): Promise<Record<string, unknown>> {
  const known = await db.asAccount(person.ClientsID, (tx) => passkeysOf(tx, person.UsersID))
  if (known.length >= maxPasskeys) throw new Refusal('too_many_passkeys')
  const options = await generateRegistrationOptions({
    rpName: 'Callboard',
    rpID,
    userName: person.UID,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.handle)),
    challenge: await newChallenge(db, now, person),
    timeout: challengeMs,
    attestationType: 'none',
    excludeCredentials: known
      .filter(({ rp_id }) => rp_id === rpID)
      .map(({ credential_id, transports }) => ({ id: credential_id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ...options }
}

export type VerifiedPasskey = NonNullable<VerifiedRegistrationResponse['registrationInfo']>

type VerifyOptions = { made: MadePasskey; person: PasskeyPerson; party: RelyingParty; now: number }

/** What an authenticator has made, if it is the answer to our question at our address. */
export async function verifyMadePasskey(
  db: Db,
  { made, person, party, now }: VerifyOptions,
): Promise<VerifiedPasskey> {
  const said = readClientData(made.response.clientDataJSON)
  if (!said) throw new Refusal('passkey_not_made')
  const { challenge, origin } = said
  await consumeChallenge(db, challenge, { purpose: 'register', now, person })
  if (origin !== party.origin) throw new Refusal('passkey_elsewhere')
  const verified = await verifyRegistrationResponse({
    response: { ...made, response: { ...made.response } },
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.rpID,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.registrationInfo) throw new Refusal('passkey_not_made')
  return verified.registrationInfo
}

type StoreOptions = {
  person: PasskeyPerson
  passkey: VerifiedPasskey
  transports: readonly string[]
  rpID: string
  place: SignInPlace
}

/** Keeps a passkey under the name of the browser that it was made in; its ID. */
export async function storePasskey(tx: Tx, by: By, options: StoreOptions): Promise<number> {
  const { person, passkey, transports, rpID, place } = options
  const name = placeName(place)
  const stored = await tx
    .insertInto('passkeys')
    .values({
      client_id: person.ClientsID,
      users_id: person.UsersID,
      credential_id: passkey.credential.id,
      public_key: Buffer.from(passkey.credential.publicKey),
      counter: passkey.credential.counter,
      transports: [...transports],
      rp_id: rpID,
      name,
      created_at: new Date(by.now),
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!stored) throw new Refusal('passkey_known')
  const after = { name, UsersID: person.UsersID }
  await recordAudit(tx, by, { action: 'passkey.add', id: stored.id, after })
  return stored.id
}
