import { sql } from 'kysely'
import type { Identity } from '@/contract/people/identities'
import type { ProblemCode } from '@/contract/problem'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { recordText, stamp, type WireOf } from '../list/wire'
import type { WaysInAt } from '../people/hasWayIn'
import type { PeopleAt } from '../people/readPeople'
import { takeWayIn } from '../people/takeWayIn'
import { takeIdentityTurn } from './identities'

const columns = ({ zone, issuer }: PeopleAt): WireOf<Identity> => ({
  ID: 'person_identities.id',
  issuer: 'person_identities.issuer',
  subject: 'person_identities.subject',
  name: 'person_identities.name',
  dtCreated: stamp('person_identities.created_at', zone),
  dtLastUsed: stamp('person_identities.last_used_at', zone),
  bWayIn: sql`coalesce(person_identities.issuer = ${issuer ?? null}::text, false)`,
})

/** The accounts of a person as JSON texts; null is nobody, who has none. */
export async function readIdentities(
  tx: Tx,
  at: PeopleAt,
  UsersID: number | null,
): Promise<string[]> {
  const { rows } = await sql<{ record: string }>`SELECT ${recordText(columns(at))} AS record
    FROM person_identities WHERE users_id = ${UsersID}::integer ORDER BY id`.execute(tx)
  return rows.map(({ record }) => record)
}

type Removing = By &
  WaysInAt & {
    /** Whose account it must be. */
    UsersID: number | null
    ID: number
    last: ProblemCode
  }

/** Removes an account from its person; their last way in stays. */
export async function removeIdentityIn(
  tx: Tx,
  { principal, UsersID, ID, last, ...at }: Removing,
): Promise<void> {
  if (UsersID === null) throw new Refusal('identity_not_found')
  const known = await tx
    .selectFrom('person_identities')
    .select(['issuer', 'subject'])
    .where('users_id', '=', UsersID)
    .where('id', '=', ID)
    .executeTakeFirst()
  if (!known) throw new Refusal('identity_not_found')
  // A sign-in with it that is under way comes before or after, never half.
  await takeIdentityTurn(tx, known)
  const { numDeletedRows } = await takeWayIn(tx, { ...at, UsersID, last }, () =>
    tx
      .deleteFrom('person_identities')
      .where('users_id', '=', UsersID)
      .where('id', '=', ID)
      .executeTakeFirst(),
  )
  if (numDeletedRows === 0n) throw new Refusal('identity_not_found')
  const entry = { action: 'identity.remove', id: UsersID, before: known } as const
  await recordAudit(tx, { principal, now: at.now }, entry)
}
