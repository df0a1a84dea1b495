import { sql } from 'kysely'
import type { MadePasskey } from '@/contract/people/passkeys'
import type { SignInPlace } from '../auth/browserName'
import { secretHash } from '../auth/secrets'
import { countFailure } from '../auth/signInFailures'
import { asSession, startSessionIn } from '../auth/startSession'
import type { Db } from '../db/open'
import { wholeAccount } from '../db/scope'
import { enterTenant, type Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { stamp } from '../list/wire'
import { type PasskeyPerson, requirePerson } from './passkeyPerson'
import { storePasskey, verifyMadePasskey } from './registerPasskey'
import type { RelyingParty } from './relyingParty'

type Asking = { secret: string; now: number; place: SignInPlace; zone: string }
type Invitation = { person: PasskeyPerson; dtExpires: string }

/** Whom an invitation is for, as long as it can be used; the transaction is then their account's. */
async function findInvitation(tx: Tx, { secret, now, zone }: Asking) {
  const found = await tx
    .selectFrom('invitations')
    .where('secret_sha256', '=', secretHash(secret))
    .where('expires_at', '>', new Date(now))
    .select(['client_id', 'users_id'])
    .select(sql<string>`${stamp('expires_at', zone)}`.as('dtExpires'))
    .executeTakeFirst()
  if (!found) return undefined
  await enterTenant(tx, wholeAccount(found.client_id))
  const person = await requirePerson(tx, found.client_id, found.users_id)
  return { person, dtExpires: found.dtExpires }
}

/** Whom an invitation is for. A wrong one counts as a failed sign-in of the address. */
export async function readInvitation(db: Db, asking: Asking): Promise<Invitation> {
  const found = await db.asGate(async (tx) => {
    const invitation = await findInvitation(tx, asking)
    if (!invitation) await countFailure(tx, asking.place.address, asking.now)
    return invitation
  })
  if (!found) throw new Refusal('invitation_not_found')
  return found
}

type Accepting = Asking & { made: MadePasskey; party: RelyingParty }

/** Keeps the passkey, uses the invitation up, and starts a session, all or nothing; its secret. */
export async function acceptInvitationWith(db: Db, accepting: Accepting): Promise<string> {
  const { made, party, now, place, secret } = accepting
  const { person } = await readInvitation(db, accepting)
  const passkey = await verifyMadePasskey(db, { made, person, party, now })
  const { ClientsID, AccessTokensID, UsersID, name } = person
  return db.asGate(async (tx) => {
    await enterTenant(tx, wholeAccount(ClientsID))
    // Of two who use it at once, one does.
    const { numDeletedRows } = await tx
      .deleteFrom('invitations')
      .where('secret_sha256', '=', secretHash(secret))
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new Refusal('invitation_not_found')
    const { role } = await tx
      .selectFrom('people')
      .select('role')
      .where('users_id', '=', UsersID)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const by = asSession({ ClientsID, AccessTokensID, UsersID, name, role }, now)
    const { transports } = made.response
    await storePasskey(tx, by, { person, passkey, transports, rpID: party.rpID, place })
    return startSessionIn(tx, { ClientsID, AccessTokensID }, { place, now })
  })
}
