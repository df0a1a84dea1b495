import { sql } from 'kysely'
import { appointmentOf } from '@/contract/appointment'
import {
  getEvent,
  listEventComments,
  listEventStatus,
  listEvents,
  listEventTypes,
} from '@/contract/events'
import { createEvent, type NewEvent } from '@/contract/newEvent'
import { type AuditEntry, recordAudit } from '../audit/recordAudit'
import type { Mounting, Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { short } from '../http/reply'
import { found, recordById } from '../list/find'
import type { Listing } from '../list/listing'
import { recordText, stamp } from '../list/wire'
import { chooseGroup } from './chooseGroup'
import { commentEvent, findDuplicate, insertEvent } from './eventRepository'
import { eventSource, eventStatusSource, eventTypeSource } from './eventSource'

async function refuseUnknownUser(tx: Tx, UsersID: number | undefined): Promise<void> {
  if (UsersID === undefined) return
  const user = await tx
    .selectFrom('users')
    .select('id')
    .where('id', '=', UsersID)
    .executeTakeFirst()
  if (!user) throw new Refusal('user_not_found')
}

/** When the event is to be distributed; null is "as soon as possible". */
function remindAt(event: NewEvent, now: number, zone: string): Date | null {
  const { dtAppointmentDate: date, dtAppointmentTime: time } = event
  const appointment = appointmentOf({ date, time }, now, zone)
  return appointment.kind === 'none' ? null : new Date(appointment.instant)
}

/** A duplicate leaves a comment behind, which is all that it changed. */
function createdEntry(event: NewEvent, twin: number | undefined, record: string): AuditEntry {
  if (twin === undefined) {
    const after = JSON.parse(record)
    return { action: 'event.create', id: after.ID, after }
  }
  const { Subject, Body = null } = event
  return { action: 'event.duplicate', id: twin, after: { Subject, Body } }
}

export function mountEvents({ mount }: Mounting, list: Listing, zone: string): void {
  const source = eventSource(zone)

  mount(listEvents, (call) => list(call, source))
  mount(listEventTypes, (call) => list(call, eventTypeSource))
  mount(listEventStatus, (call) => list(call, eventStatusSource))

  mount(getEvent, (call) => {
    const { AcdEventsID } = call.params
    return found(call, source, `event ${AcdEventsID}`, async (tx) => [
      await recordById(tx, source, AcdEventsID, 'acd_event_not_found'),
    ])
  })

  mount(createEvent, ({ body: event, asker, now, transaction }) =>
    transaction(async (tx) => {
      const { ClientsID } = asker
      const group = await chooseGroup(tx, event)
      await refuseUnknownUser(tx, event.UsersID)
      const created = { event, group, remind: remindAt(event, now, zone), now: new Date(now) }
      const twin = group.bNoDuplicateEvents
        ? await findDuplicate(tx, ClientsID, group.AcdGroupsID, event)
        : undefined
      const record =
        twin === undefined
          ? await insertEvent(tx, source, ClientsID, created)
          : await commentEvent(tx, source, ClientsID, twin, created)
      await recordAudit(tx, { asker, now }, createdEntry(event, twin, record))
      return short([record])
    }),
  )

  mount(listEventComments, ({ params: { AcdEventsID }, read }) =>
    read(async (tx) => {
      await recordById(tx, source, AcdEventsID, 'acd_event_not_found')
      const columns = {
        ID: 'id',
        dtCreated: stamp('dt_created', zone),
        Subject: 'subject',
        Body: 'body',
      }
      const { rows } = await sql<{ record: string }>`SELECT ${recordText(columns)} AS record
        FROM acd_event_comments WHERE acd_events_id = ${AcdEventsID} ORDER BY id`.execute(tx)
      return short(rows.map(({ record }) => record))
    }),
  )
}
