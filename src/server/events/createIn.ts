import { appointmentOf } from '@/contract/appointment'
import type { NewEvent } from '@/contract/newEvent'
import type { By } from '../audit/author'
import { type AuditEntry, recordAudit } from '../audit/recordAudit'
import type { Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { chooseGroup } from './chooseGroup'
import { commentEvent, findDuplicate, insertEvent } from './eventRepository'
import { eventSource } from './eventSource'

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
function remindAt(event: NewEvent, asked: number, zone: string): Date | null {
  const { dtAppointmentDate: date, dtAppointmentTime: time } = event
  const appointment = appointmentOf({ date, time }, asked, zone)
  return appointment.kind === 'none' ? null : new Date(appointment.instant)
}

/** Refuses what could not be created: a group or user that is not there, or does not fit. */
export async function checkEvent(tx: Tx, event: NewEvent) {
  const group = await chooseGroup(tx, event)
  await refuseUnknownUser(tx, event.UsersID)
  return group
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

type Creating = By & {
  event: NewEvent
  /** When it was asked for, which an appointment counts from; `now` is when it comes to be. */
  asked: number
  zone: string
}

/** Creates an event, or updates the open one where the group forbids duplicates: its record. */
export async function createIn(
  tx: Tx,
  { asker, event, asked, now, zone }: Creating,
): Promise<string> {
  const { ClientsID } = asker
  const group = await checkEvent(tx, event)
  const created = {
    event,
    group,
    remind: remindAt(event, asked, zone),
    received: new Date(asked),
    now: new Date(now),
  }
  const twin = group.bNoDuplicateEvents
    ? await findDuplicate(tx, ClientsID, group.AcdGroupsID, event)
    : undefined
  const source = eventSource(zone)
  const record =
    twin === undefined
      ? await insertEvent(tx, source, ClientsID, created)
      : await commentEvent(tx, source, { asker, now }, twin, created)
  await recordAudit(tx, { asker, now }, createdEntry(event, twin, record))
  return record
}
