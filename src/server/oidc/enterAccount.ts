import { type FaultCode, faultText } from '@/contract/fault'
import type { ProblemCode } from '@/contract/problem'
import { firstClient } from '../accessTokens/ownTokens'
import { type By, theServer } from '../audit/author'
import type { SignInPlace } from '../auth/browserName'
import { ensureClient } from '../auth/clients'
import { startSessionIn } from '../auth/startSession'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { changePersonIn, lockPerson } from '../people/changePerson'
import { createPersonIn } from '../people/createPerson'
import { endPersonIn } from '../people/deactivatePerson'
import { waysInBy } from '../people/hasWayIn'
import type { PeopleAt } from '../people/readPeople'
import type { OidcSettings } from '../settings/oidcSettings'
import type { Account } from './askProvider'
import type { Flow } from './flows'
import {
  consumeInvitation,
  findAccountPerson,
  findIdentity,
  nameOf,
  noteSignedIn,
  storeIdentity,
  takeIdentityTurn,
} from './identities'
import {
  type Mapping,
  membershipsIn,
  readMapping,
  recordMapping,
  roleFault,
  roleIn,
} from './mapping'

type Entering = {
  account: Account
  flow: Flow
  settings: OidcSettings
  place: SignInPlace
  now: number
  zone: string
}
type ServerBy = By & PeopleAt

const noRole = ({ roleClaim }: OidcSettings, fault: FaultCode) =>
  new Refusal('oidc_role', [{ path: roleClaim ?? '', message: faultText(fault) }])

const uidOf = (account: Account): string => {
  const UID = nameOf(account)
  if (UID === undefined) throw new Refusal('oidc_no_uid')
  return UID
}

/** What a person who signs in reads in place of what an admin would. */
const ofSignIn: Partial<Record<ProblemCode, ProblemCode>> = {
  uid_taken: 'oidc_uid_taken',
  upstream_not_offered: 'oidc_no_user',
}

/** The account's first sign-in makes a person of it. */
async function createFor(tx: Tx, by: ServerBy, { account, settings }: Entering, mapping: Mapping) {
  const fault = roleFault(mapping)
  // Where roles come by claim, one who has none is nobody yet.
  if (fault !== undefined || (settings.roleClaim !== undefined && mapping.role === 'absent')) {
    throw noRole(settings, fault ?? 'claim_missing')
  }
  const { FirstName, LastName } = account.names
  const { UsersID } = await createPersonIn(tx, by, {
    UID: uidOf(account),
    role: roleIn(mapping) ?? 'agent',
    groups: membershipsIn(mapping, []),
    FirstName,
    LastName,
  }).catch((error) => {
    const code = error instanceof Refusal ? ofSignIn[error.code] : undefined
    throw code === undefined ? error : new Refusal(code)
  })
  await storeIdentity(tx, by, UsersID, account)
  return UsersID
}

/** Binds the account by the invitation that was accepted. */
async function bind(tx: Tx, by: ServerBy, { account, flow }: Entering, UsersID: number) {
  if (flow.invitation === null) return
  await consumeInvitation(tx, flow.invitation)
  if (!(await findIdentity(tx, account))) await storeIdentity(tx, by, UsersID, account)
}

/** Role and groups become those of the claims; what they say nothing of stays. */
async function mapKnown(
  tx: Tx,
  by: ServerBy,
  entering: Entering,
  { UsersID, mapping }: { UsersID: number; mapping: Mapping },
): Promise<Refusal | undefined> {
  const { settings, flow } = entering
  const { state, groups } = await lockPerson(tx, by, UsersID)
  if (state === 'deactivated') throw new Refusal('oidc_deactivated')
  const fault = roleFault(mapping)
  if (fault === undefined) {
    const role = roleIn(mapping)
    await changePersonIn(tx, by, UsersID, {
      role,
      groups: membershipsIn(mapping, groups),
      bOnlyOwnGroups: role === 'admin' ? false : undefined,
    })
    await bind(tx, by, entering, UsersID)
    return undefined
  }
  // An invitation does not make the account theirs before it gives a role.
  if (fault === 'claim_empty' && flow.invitation === null) {
    await endPersonIn(tx, by, UsersID, `The claim ${settings.roleClaim} is empty`)
  }
  return noRole(settings, fault)
}

async function startFor(tx: Tx, { place, now }: Entering, ClientsID: number, UsersID: number) {
  const { AccessTokensID } = await tx
    .selectFrom('people')
    .select('access_tokens_id as AccessTokensID')
    .where('users_id', '=', UsersID)
    .executeTakeFirstOrThrow()
  return startSessionIn(tx, { ClientsID, AccessTokensID }, { place, now })
}

/**
 * Whose account it is, or becomes by the invitation. Since it was looked up, it may have been removed
 * from its person: that sign-in has to begin again.
 */
async function ownerIn(tx: Tx, { account, flow }: Entering, known: number | undefined) {
  if (flow.invitation !== null) return known
  const owner = (await findIdentity(tx, account))?.UsersID
  if (known !== undefined && owner !== known) throw new Refusal('oidc_late')
  return owner
}

/**
 * A session for an account of the provider: its secret. A refusal that is returned and not thrown is
 * one after which something is stored.
 */
const enterIn = async (
  tx: Tx,
  entering: Entering,
  { ClientsID, UsersID: known }: { ClientsID: number; UsersID: number | undefined },
): Promise<string | Refusal> => {
  const { account, settings, now, zone } = entering
  const by = { ...theServer(ClientsID, now), zone, ...waysInBy(settings) }
  await takeIdentityTurn(tx, account)
  const mapping = await readMapping(tx, account, settings)
  const own = await ownerIn(tx, entering, known)
  const UsersID = own ?? (await createFor(tx, by, entering, mapping))
  const refusal =
    own === undefined ? undefined : await mapKnown(tx, by, entering, { UsersID, mapping })
  if (!refusal) await noteSignedIn(tx, account, now)
  await recordMapping(tx, by, UsersID, mapping)
  return refusal ?? startFor(tx, entering, ClientsID, UsersID)
}

export async function enterAccount(db: Db, entering: Entering): Promise<string> {
  const { account, flow, now } = entering
  const found = await findAccountPerson(db, account, flow, now)
  const ClientsID = found?.ClientsID ?? firstClient
  if (!found) await ensureClient(db, ClientsID)
  const entered = await db.changeRights(() =>
    db.asAccount(ClientsID, (tx) => enterIn(tx, entering, { ClientsID, UsersID: found?.UsersID })),
  )
  if (typeof entered !== 'string') throw entered
  return entered
}
