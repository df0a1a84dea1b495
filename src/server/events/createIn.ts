import { CompiledQuery } from 'kysely'
import { appointmentOf } from '@/contract/event/appointment'
import type { NewEvent } from '@/contract/event/newEvent'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import { checkEvent } from './checkEvents'
import type { GroupChoice } from './chooseGroup'
import { commentEvent, findDuplicate } from './eventRepository'
import { eventSource } from './eventSource'
import { type EventInsert, type InsertedEvent, insertEvents } from './insertEvents'

export type Creating = By & {
  event: NewEvent
  /** When the create was requested: appointments count from here. `now` is when it is done. */
  asked: number
}

/** When the event is to be distributed; null is "as soon as possible". */
function remindAt({ event, asked }: Creating, zone: string): Date | null {
  const { dtAppointmentDate: date, dtAppointmentTime: time } = event
  const appointment = appointmentOf({ date, time }, asked, zone)
  return appointment.kind === 'none' ? null : new Date(appointment.instant)
}

/** An event that was checked, as it will be stored. */
export function insertFor(creating: Creating, group: GroupChoice, zone: string): EventInsert {
  const { principal, event, now } = creating
  const remind = remindAt(creating, zone)
  const created = { event, group, remind, now: new Date(now) }
  return { principal, now, created }
}

/** Passes over IDs that an import has taken. */
async function store(tx: Tx, zone: string, given: EventInsert): Promise<string> {
  const { text, values } = insertEvents(zone, [given])
  const { rows } = await tx.executeQuery<InsertedEvent>(CompiledQuery.raw(text, [...values]))
  return rows[0]?.record ?? store(tx, zone, given)
}

/** A duplicate leaves a comment behind, which is all that it changed. */
async function comment(tx: Tx, zone: string, given: EventInsert, twin: number): Promise<string> {
  const record = await commentEvent(tx, eventSource(zone), given, twin, given.created)
  const { Subject, Body = null } = given.created.event
  await recordAudit(tx, given, {
    action: 'event.duplicate',
    id: twin,
    after: { Subject, Body },
  })
  return record
}

/**
 * Creates an event, or updates the open one where the group forbids duplicates; its record. The
 * audit log is told, so this is the last thing that a transaction does.
 */
export async function createEventIn(tx: Tx, zone: string, creating: Creating): Promise<string> {
  const group = await checkEvent(tx, creating.event)
  const given = insertFor(creating, group, zone)
  const { ClientsID } = creating.principal
  const twin = group.bNoDuplicateEvents
    ? await findDuplicate(tx, ClientsID, group.AcdGroupsID, creating.event)
    : undefined
  return twin === undefined ? store(tx, zone, given) : comment(tx, zone, given, twin)
}
