import { appointmentOf } from '@/contract/appointment'
import type { NewEvent } from '@/contract/newEvent'
import type { By } from '../audit/author'
import { type AuditEntry, recordAll } from '../audit/recordAudit'
import type { Tx } from '../http/mount'
import { Refusal, refusalOr } from '../http/refusal'
import type { ListSource } from '../list/source'
import { checker } from './checkEvents'
import type { GroupChoice } from './chooseGroup'
import { type Created, commentEvent, findDuplicate, insertEvents } from './eventRepository'
import { eventSource } from './eventSource'

/** When the event is to be distributed; null is "as soon as possible". */
function remindAt(event: NewEvent, asked: number, zone: string): Date | null {
  const { dtAppointmentDate: date, dtAppointmentTime: time } = event
  const appointment = appointmentOf({ date, time }, asked, zone)
  return appointment.kind === 'none' ? null : new Date(appointment.instant)
}

/** A duplicate leaves a comment behind, which is all that it changed. */
function createdEntry(event: NewEvent, { twin, record }: Stored): AuditEntry {
  if (twin === undefined) {
    const after = JSON.parse(record)
    return { action: 'event.create', id: after.ID, after }
  }
  const { Subject, Body = null } = event
  return { action: 'event.duplicate', id: twin, after: { Subject, Body } }
}

export type Creating = By & {
  event: NewEvent
  /** When it was asked for, which an appointment counts from; `now` is when it comes to be. */
  asked: number
}

type Checked = Creating & { created: Created }
/** The record, and the event that stood for the caller already. */
type Stored = { record: string; twin?: number | undefined }

function checked(creating: Creating, group: GroupChoice, zone: string): Checked {
  const { event, asked, now } = creating
  const remind = remindAt(event, asked, zone)
  return {
    ...creating,
    created: { event, group, remind, received: new Date(asked), now: new Date(now) },
  }
}

async function storeOrUpdate(
  tx: Tx,
  source: ListSource,
  { asker, now, event, created }: Checked,
): Promise<Stored> {
  const { ClientsID } = asker
  const twin = await findDuplicate(tx, ClientsID, created.group.AcdGroupsID, event)
  if (twin !== undefined) {
    return { twin, record: await commentEvent(tx, source, { asker, now }, twin, created) }
  }
  const [record = ''] = await insertEvents(tx, source, ClientsID, [created])
  return { record }
}

/** Those whose group allows duplicates are stored at once, the others one after the other. */
async function storeAll(
  tx: Tx,
  source: ListSource,
  ClientsID: number,
  all: readonly Checked[],
): Promise<Map<Checked, Stored>> {
  const free = all.filter(({ created }) => !created.group.bNoDuplicateEvents)
  const news = free.map(({ created }) => created)
  const records = await insertEvents(tx, source, ClientsID, news)
  const stored = new Map<Checked, Stored>(
    free.map((one, at) => [one, { record: records[at] ?? '' }]),
  )
  for (const one of all) {
    if (!stored.has(one)) stored.set(one, await storeOrUpdate(tx, source, one))
  }
  return stored
}

/**
 * Creates some events of one client account, or updates the open one where the group forbids
 * duplicates: for each its record, or why it was refused.
 */
export async function createAll(
  tx: Tx,
  { ClientsID, zone }: { ClientsID: number; zone: string },
  creatings: readonly Creating[],
): Promise<(string | Refusal)[]> {
  const check = await checker(
    tx,
    creatings.map(({ event }) => event),
  )
  const answers = creatings.map((one) => refusalOr(() => checked(one, check(one.event), zone)))
  const good = answers.flatMap((answer) => (answer instanceof Refusal ? [] : [answer]))
  const stored = await storeAll(tx, eventSource(zone), ClientsID, good)
  await recordAll(
    tx,
    [...stored].map(([one, what]) => [one, createdEntry(one.event, what)]),
  )
  return answers.map((answer) =>
    answer instanceof Refusal ? answer : (stored.get(answer)?.record ?? ''),
  )
}

/** The same for one event. */
export async function createIn(tx: Tx, zone: string, creating: Creating): Promise<string> {
  const [answer] = await createAll(tx, { ClientsID: creating.asker.ClientsID, zone }, [creating])
  if (answer instanceof Refusal) throw answer
  return answer ?? ''
}
