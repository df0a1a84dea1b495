import { sql } from 'kysely'
import type { NewEvent } from '@/contract/newEvent'
import type { By } from '../audit/author'
import type { Tx } from '../http/mount'
import type { ListSource } from '../list/source'
import { recordText } from '../list/wire'
import type { Created } from './eventColumns'

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

/** The same text under each of some events. */
export async function addComments(
  tx: Tx,
  { asker, now }: By,
  ids: readonly number[],
  { Subject, Body }: { Subject: string | null; Body: string | null },
): Promise<void> {
  const comment = {
    client_id: asker.ClientsID,
    dt_created: new Date(now),
    subject: Subject,
    body: Body,
    author: asker.name,
    role: asker.role,
    users_id: asker.UsersID,
  }
  await tx
    .insertInto('acd_event_comments')
    .values(ids.map((id) => ({ ...comment, acd_events_id: id })))
    .execute()
}

/** A duplicate becomes a comment on the event that is there; its record comes back, marked. */
export async function commentEvent(
  tx: Tx,
  source: ListSource,
  by: By,
  id: number,
  { event, now }: Created,
): Promise<string> {
  await addComments(tx, by, [id], { Subject: event.Subject, Body: event.Body ?? null })
  const { record } = await tx
    .updateTable('acd_events')
    .set({ dt_modified: now, dt_last_modified: now })
    .where('id', '=', id)
    .returning(recordText(source.wire).as('record'))
    .executeTakeFirstOrThrow()
  return `${record.slice(0, -1)},"Result_":"UPDATED"}`
}
