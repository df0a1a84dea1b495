import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { UsedPasskey } from '@/contract/people/passkeys'
import { theServer } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { SignInPlace } from '../auth/browserName'
import { countFailure } from '../auth/signInFailures'
import { startSessionIn, validToken } from '../auth/startSession'
import type { Db } from '../db/open'
import { wholeAccount } from '../db/scope'
import { enterTenant } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { challengeMs, consumeChallenge, newChallenge, readClientData } from './challenges'
import { type PasskeyPerson, requirePerson } from './passkeyPerson'
import type { RelyingParty } from './relyingParty'

/** Nobody is named: the authenticator offers what it has for this host name. */
export async function signInOptions(
  db: Db,
  { rpID }: RelyingParty,
  now: number,
): Promise<Record<string, unknown>> {
  const options = await generateAuthenticationOptions({
    rpID,
    challenge: await newChallenge(db, now),
    timeout: challengeMs,
    userVerification: 'required',
  })
  return { ...options }
}

type StoredPasskey = {
  id: number
  public_key: Buffer
  counter: number
  rp_id: string
  person: PasskeyPerson
}

/** The passkey of this credential, of a person who may sign in. */
const findPasskey = (db: Db, credential: string): Promise<StoredPasskey | undefined> =>
  db.asGate(async (tx) => {
    const found = await tx
      .selectFrom('passkeys')
      .select(['client_id', 'users_id', 'id', 'public_key', 'counter', 'rp_id'])
      .where('credential_id', '=', credential)
      .executeTakeFirst()
    if (!found) return undefined
    await enterTenant(tx, wholeAccount(found.client_id))
    const person = await requirePerson(tx, found.client_id, found.users_id).catch(() => undefined)
    return person && { ...found, person }
  })

type SignInOptions = { used: UsedPasskey; party: RelyingParty; place: SignInPlace; now: number }

/** How often the key has signed, if the signature is right; what is not throws. */
async function verifiedCounter(
  { used, party }: SignInOptions,
  passkey: StoredPasskey,
  challenge: string,
): Promise<number> {
  const { userHandle, ...response } = used.response
  const known = Buffer.from(passkey.person.handle).toString('base64url')
  if (userHandle != null && userHandle !== known) throw new Refusal('passkey_refused')
  const verified = await verifyAuthenticationResponse({
    response: { ...used, response },
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: passkey.rp_id,
    // Counters are compared by ourselves: a copy is told apart from a key that is wrong.
    credential: { id: used.id, publicKey: new Uint8Array(passkey.public_key), counter: 0 },
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) throw new Refusal('passkey_refused')
  return verified.authenticationInfo.newCounter
}

/** A key that counts and does not go on has a twin that went on. */
const isCopy = (counter: number, { counter: before }: StoredPasskey) =>
  (counter > 0 || before > 0) && counter <= before

async function startByPasskey(
  db: Db,
  { place, now }: SignInOptions,
  passkey: StoredPasskey,
  counter: number,
) {
  const { person } = passkey
  return db.asGate(async (tx) => {
    const { ClientsID, AccessTokensID } = person
    const key = await validToken(
      tx,
      now,
      sql<boolean>`token_client_id = ${ClientsID} AND token_id = ${AccessTokensID}`,
    )
    if (!key) return undefined
    await enterTenant(tx, wholeAccount(ClientsID))
    // Two at once with the same count: one of them is a copy.
    const { numUpdatedRows } = await tx
      .updateTable('passkeys')
      .set({ counter, last_used_at: new Date(now) })
      .where('id', '=', passkey.id)
      .where((eb) =>
        eb.or([
          eb('counter', '<', counter),
          eb.and([eb('counter', '=', 0), eb.val(counter === 0)]),
        ]),
      )
      .executeTakeFirst()
    return numUpdatedRows > 0n ? startSessionIn(tx, key, { place, now }) : undefined
  })
}

const tellCopy = (db: Db, now: number, { id, person }: StoredPasskey) =>
  db.asAccount(person.ClientsID, (tx) =>
    recordAudit(tx, theServer(person.ClientsID, now), {
      action: 'passkey.refuse',
      id,
      after: { UsersID: person.UsersID },
    }),
  )

async function secretOfSignIn(db: Db, options: SignInOptions): Promise<string> {
  const { used, party, now } = options
  const said = readClientData(used.response.clientDataJSON)
  if (!said) throw new Refusal('passkey_refused')
  const { challenge, origin } = said
  await consumeChallenge(db, challenge, { purpose: 'sign-in', now })
  const passkey = await findPasskey(db, used.id)
  if (!passkey) throw new Refusal('passkey_refused')
  if (origin !== party.origin || passkey.rp_id !== party.rpID)
    throw new Refusal('passkey_elsewhere')
  const counter = await verifiedCounter(options, passkey, challenge)
  if (isCopy(counter, passkey)) {
    await tellCopy(db, now, passkey)
    throw new Refusal('passkey_cloned')
  }
  const secret = await startByPasskey(db, options, passkey, counter)
  if (secret === undefined) throw new Refusal('passkey_refused')
  return secret
}

/** Starts a session by a passkey; its secret. A failure counts for the address, as any sign-in's. */
export async function signInWithPasskey(db: Db, options: SignInOptions): Promise<string> {
  try {
    return await secretOfSignIn(db, options)
  } catch (error) {
    const { place, now } = options
    if (error instanceof Refusal && error.status === 401) {
      await db.asGate((tx) => countFailure(tx, place.address, now))
    }
    throw error
  }
}
