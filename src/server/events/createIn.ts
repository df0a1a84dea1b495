import { CompiledQuery } from 'kysely'
import { appointmentOf } from '@/contract/appointment'
import type { NewEvent } from '@/contract/newEvent'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../http/mount'
import { checkEvent } from './checkEvents'
import type { GroupChoice } from './chooseGroup'
import { commentEvent, findDuplicate } from './eventRepository'
import { eventSource } from './eventSource'
import { type Given, type Stored, storing } from './storeEvents'

export type Creating = By & {
  event: NewEvent
  /** When it was asked for, which an appointment counts from; `now` is when it comes to be. */
  asked: number
}

/** When the event is to be distributed; null is "as soon as possible". */
function remindAt({ event, asked }: Creating, zone: string): Date | null {
  const { dtAppointmentDate: date, dtAppointmentTime: time } = event
  const appointment = appointmentOf({ date, time }, asked, zone)
  return appointment.kind === 'none' ? null : new Date(appointment.instant)
}

/** An event that was checked, as it will be stored. */
export function givenFor(creating: Creating, group: GroupChoice, zone: string): Given {
  const { asker, event, now } = creating
  const remind = remindAt(creating, zone)
  const created = { event, group, remind, now: new Date(now) }
  return { asker, now, created }
}

/** Passes over IDs that an import has taken. */
async function store(tx: Tx, zone: string, given: Given): Promise<string> {
  const { text, values } = storing(zone, [given])
  const { rows } = await tx.executeQuery<Stored>(CompiledQuery.raw(text, [...values]))
  return rows[0]?.record ?? store(tx, zone, given)
}

/** A duplicate leaves a comment behind, which is all that it changed. */
async function comment(tx: Tx, zone: string, given: Given, twin: number): Promise<string> {
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
export async function createIn(tx: Tx, zone: string, creating: Creating): Promise<string> {
  const group = await checkEvent(tx, creating.event)
  const given = givenFor(creating, group, zone)
  const { ClientsID } = creating.asker
  const twin = group.bNoDuplicateEvents
    ? await findDuplicate(tx, ClientsID, group.AcdGroupsID, creating.event)
    : undefined
  return twin === undefined ? store(tx, zone, given) : comment(tx, zone, given, twin)
}
