import { sql } from 'kysely'
import type { NewEvent } from '@/contract/event/newEvent'
import type { By } from '../audit/author'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import type { ListSource } from '../list/source'
import { recordText } from '../list/wire'
import type { CheckedEvent } from './newEventRow'

const chatClosed = 98

/**
 * The event that already stands for this caller, the one that waits longest. Locks the caller's
 * place first, so that two requests at the same moment cannot both find none.
 */
export async function findDuplicate(
  tx: Tx,
  ClientsID: number,
  AcdGroupsID: number,
  event: NewEvent,
): Promise<number | undefined> {
  const place = JSON.stringify([ClientsID, AcdGroupsID, event.AcdEventTypesID, event.Sender])
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(tx)
  const query = tx
    .selectFrom('acd_events')
    .select('id')
    .where('acd_groups_id', '=', AcdGroupsID)
    .where('acd_event_types_id', '=', event.AcdEventTypesID)
    .where('sender', '=', event.Sender)
    .where('acd_event_status_id', '<', chatClosed)
    .orderBy('id')
  const same = event.Receiver === undefined ? query : query.where('receiver', '=', event.Receiver)
  return (await same.executeTakeFirst())?.id
}

/**
 * What an event keeps. A person's comment beyond it is refused. A create that becomes a comment never
 * is: there the oldest of such comments make room, which the event's history keeps in the audit log.
 */
const maxComments = 1000
const fromCreates = { count: 200, bytes: 4 * 1024 * 1024 }

/** Only a create has a subject. Looked at after the change, which is undone with the refusal. */
async function refuseFull(tx: Tx, ids: readonly number[]): Promise<void> {
  const full = await tx
    .selectFrom('acd_event_comments')
    .select('acd_events_id')
    .where('acd_events_id', 'in', [...ids])
    .where('subject', 'is', null)
    .groupBy('acd_events_id')
    .having((eb) => eb(eb.fn.countAll(), '>', maxComments))
    .limit(1)
    .executeTakeFirst()
  if (full) throw new Refusal('too_many_comments')
}

const makeRoom = (tx: Tx, id: number) =>
  sql`DELETE FROM acd_event_comments AS comment USING (
      SELECT id, row_number() OVER newest AS place, sum(octet_length(subject)
        + coalesce(octet_length(body), 0)) OVER newest AS bytes
      FROM acd_event_comments WHERE acd_events_id = ${id} AND subject IS NOT NULL
      WINDOW newest AS (ORDER BY id DESC)) AS ranked
    WHERE comment.id = ranked.id AND comment.acd_events_id = ${id} AND ranked.place > 1
      AND (ranked.place > ${fromCreates.count} OR ranked.bytes > ${fromCreates.bytes})`.execute(tx)

/** A person's comment under each of some events. */
export async function commentEvents(
  tx: Tx,
  by: By,
  ids: readonly number[],
  text: string,
): Promise<void> {
  await addComments(tx, by, ids, { Subject: null, Body: text })
  await refuseFull(tx, ids)
}

/** The same text under each of some events. */
async function addComments(
  tx: Tx,
  { principal, now }: By,
  ids: readonly number[],
  { Subject, Body }: { Subject: string | null; Body: string | null },
): Promise<void> {
  const comment = {
    client_id: principal.ClientsID,
    dt_created: new Date(now),
    subject: Subject,
    body: Body,
    author: principal.name,
    role: principal.role,
    users_id: principal.UsersID,
  }
  await tx
    .insertInto('acd_event_comments')
    .values(ids.map((id) => ({ ...comment, acd_events_id: id })))
    .execute()
}

/** What a create that was a duplicate leaves behind; the oldest of its kind make room. */
export async function commentOfCreate(
  tx: Tx,
  by: By,
  id: number,
  { Subject, Body }: Pick<NewEvent, 'Subject' | 'Body'>,
): Promise<void> {
  await addComments(tx, by, [id], { Subject, Body: Body ?? null })
  await makeRoom(tx, id)
}

/** A duplicate becomes a comment on the event that is there; its record comes back, marked. */
export async function commentEvent(
  tx: Tx,
  source: ListSource,
  by: By,
  id: number,
  { event, now }: CheckedEvent,
): Promise<string> {
  await commentOfCreate(tx, by, id, event)
  const { record } = await tx
    .updateTable('acd_events')
    .set({ dt_modified: now, dt_last_modified: now })
    .where('id', '=', id)
    .returning(recordText(source.wire).as('record'))
    .executeTakeFirstOrThrow()
  return `${record.slice(0, -1)},"Result_":"UPDATED"}`
}
