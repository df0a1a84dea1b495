import { sql } from 'kysely'
import { eventTypeIds } from '@/contract/events'
import { defaultPriority, type NewEvent } from '@/contract/newEvent'
import type { By } from '../audit/author'
import type { Tx } from '../http/mount'
import type { ListSource } from '../list/source'
import { recordText } from '../list/wire'
import type { GroupChoice } from './chooseGroup'
import { eventData } from './eventData'
import { searchText } from './searchText'

const distribute = 1
const chatClosed = 98

export type Created = {
  event: NewEvent
  group: GroupChoice
  remind: Date | null
  received: Date
  now: Date
}

const columns = (ClientsID: number, { event, group, remind, received, now }: Created) => {
  const told = {
    Sender: event.Sender,
    Receiver: event.Receiver ?? null,
    Subject: event.Subject,
    UserData: event.UserData ?? null,
    ForeignSystemNumber:
      event.AcdEventTypesID === eventTypeIds.ticket ? (event.UserData ?? null) : null,
    EventData: eventData(event),
  }
  return {
    client_id: ClientsID,
    acd_event_types_id: event.AcdEventTypesID,
    acd_event_status_id: distribute,
    acd_groups_id: group.AcdGroupsID,
    acd_configuration_groups_id: group.AcdConfigurationGroupsID,
    acd_agent_groups_id: group.AcdAgentGroupsID,
    users_id: event.UsersID ?? null,
    sender: told.Sender,
    receiver: told.Receiver,
    subject: told.Subject,
    user_data: told.UserData,
    foreign_system_number: told.ForeignSystemNumber,
    crm_url: event.CrmURL ?? null,
    event_data: told.EventData,
    n_priority: event.nPriority ?? defaultPriority,
    dt_remind: remind,
    dt_received: received,
    dt_created: now,
    dt_modified: now,
    dt_last_modified: now,
    search_text: searchText(told),
  }
}

/** IDs that an import has taken were among the next ones: which rows they would be is not told. */
export class IdsTaken extends Error {}

/**
 * Stores new events and returns their records, in the same order. One by itself passes over IDs
 * that an import has taken. The rows travel as one JSON text, which is one parameter.
 */
export async function insertEvents(
  tx: Tx,
  source: ListSource,
  ClientsID: number,
  created: readonly Created[],
): Promise<string[]> {
  const rows = created.map((one) => columns(ClientsID, one))
  if (rows.length === 0) return []
  const names = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.id(name)))
  const { rows: stored } = await sql<{ id: number; record: string }>`
    INSERT INTO acd_events (id, ${names}) SELECT nextval('acd_events_ids'), ${names}
    FROM json_populate_recordset(NULL::acd_events, ${JSON.stringify(rows)})
    ON CONFLICT DO NOTHING RETURNING id, ${recordText(source.wire)} AS record`.execute(tx)
  if (stored.length === rows.length) {
    return stored.sort((a, b) => a.id - b.id).map(({ record }) => record)
  }
  if (rows.length > 1) throw new IdsTaken('Some of the next IDs are taken')
  return insertEvents(tx, source, ClientsID, created)
}

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
