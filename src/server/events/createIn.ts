import { CompiledQuery } from 'kysely'
import { appointmentOf } from '@/contract/event/appointment'
import type { NewEvent } from '@/contract/event/newEvent'
import { recordAudit } from '../audit/recordAudit'
import { seesGroup } from '../db/scope'
import { inWholeAccount, type Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { checkEvent } from './checkEvents'
import type { GroupChoice } from './chooseGroup'
import { commentEvent, findDuplicate } from './eventRepository'
import { eventSource } from './eventSource'
import { type EventInsert, type InsertedEvent, insertEvents } from './insertEvents'

export type Creating = {
  principal: Principal
  now: number
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
 * audit log is told, so this is the last thing that a transaction does. Anybody may create in any
 * group, and updates no event of a group that they do not see.
 */
export async function createEventIn(tx: Tx, zone: string, creating: Creating): Promise<string> {
  const { principal, event } = creating
  const group = await checkEvent(tx, event)
  const given = insertFor(creating, group, zone)
  return inWholeAccount(tx, principal, async () => {
    const twin = group.bNoDuplicateEvents
      ? await findDuplicate(tx, principal.ClientsID, group.AcdGroupsID, event)
      : undefined
    if (twin === undefined) return store(tx, zone, given)
    if (!seesGroup(principal, group.AcdGroupsID)) throw new Refusal('duplicate_not_seen')
    return comment(tx, zone, given, twin)
  })
}
