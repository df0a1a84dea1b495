import type { OpenEventOfPerson, Person } from '@/contract/people/people'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import { actOnEvents } from '../events/actions/actOnEvents'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { lockPerson } from './changePerson'
import { type PeopleAt, readPerson } from './readPeople'

type Acting = PeopleAt & { principal: Principal }
type PersonWithEvents = Person & { openEvents: OpenEventOfPerson[] }

/** Events of one statement. */
const pieceSize = 500

const openEventsOf = (tx: Tx, UsersID: number): Promise<OpenEventOfPerson[]> =>
  tx
    .selectFrom('acd_events')
    .select(['id as AcdEventsID', 'subject as Subject'])
    .where('users_id', '=', UsersID)
    .where('acd_event_status_id', 'not in', [99, 100])
    .orderBy('id')
    .execute()

/** Those that the system itself is moving stay, and so do chats that have ended. */
async function release(tx: Tx, events: readonly OpenEventOfPerson[], acting: Acting) {
  const ids = events.map(({ AcdEventsID }) => AcdEventsID)
  for (let at = 0; at < ids.length; at += pieceSize) {
    await actOnEvents(tx, ids.slice(at, at + pieceSize), { action: 'release' }, acting)
  }
}

/** Sessions, links and invitations end for good; tokens and passkeys only for as long. */
async function endSignIns(tx: Tx, UsersID: number): Promise<void> {
  const tokens = tx.selectFrom('access_tokens').select('id').where('users_id', '=', UsersID)
  await tx.deleteFrom('sessions').where('access_tokens_id', 'in', tokens).execute()
  await tx.deleteFrom('sign_in_codes').where('access_tokens_id', 'in', tokens).execute()
  await tx.deleteFrom('invitations').where('users_id', '=', UsersID).execute()
}

async function answerOf(tx: Tx, acting: Acting, UsersID: number, openEvents: OpenEventOfPerson[]) {
  const person = await readPerson(tx, acting, UsersID)
  if (!person) throw new Refusal('person_not_found')
  return { ...person, openEvents }
}

async function setActive(tx: Tx, { now }: { now: number }, UsersID: number, isActive: boolean) {
  const deactivated_at = isActive ? null : new Date(now)
  await tx.updateTable('people').set({ deactivated_at }).where('users_id', '=', UsersID).execute()
  // Nothing is handed on to somebody who cannot sign in.
  await tx.updateTable('users').set({ b_active: isActive }).where('id', '=', UsersID).execute()
}

/** Ends every way in of a person who is locked; the comment says why where nobody asked for it. */
export async function endPersonIn(tx: Tx, by: By, UsersID: number, comment?: string) {
  await setActive(tx, by, UsersID, false)
  await endSignIns(tx, UsersID)
  await recordAudit(tx, by, { action: 'person.deactivate', id: UsersID, comment })
}

/** Ends every way in of a person, and names the events that they have; `bRelease` gives those back. */
export async function deactivatePersonIn(
  tx: Tx,
  acting: Acting,
  UsersID: number,
  bRelease: boolean,
): Promise<PersonWithEvents> {
  const before = await lockPerson(tx, acting, UsersID)
  if (acting.principal.UsersID === UsersID) throw new Refusal('own_person')
  if (before.state !== 'deactivated') await endPersonIn(tx, acting, UsersID)
  const openEvents = await openEventsOf(tx, UsersID)
  if (bRelease) await release(tx, openEvents, acting)
  return answerOf(tx, acting, UsersID, openEvents)
}

export async function activatePersonIn(
  tx: Tx,
  acting: Acting,
  UsersID: number,
): Promise<PersonWithEvents> {
  const { principal, now } = acting
  const before = await lockPerson(tx, acting, UsersID)
  if (before.state === 'deactivated') {
    await setActive(tx, acting, UsersID, true)
    await recordAudit(tx, { principal, now }, { action: 'person.activate', id: UsersID })
  }
  return answerOf(tx, acting, UsersID, await openEventsOf(tx, UsersID))
}
