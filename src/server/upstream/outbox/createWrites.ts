import { sql } from 'kysely'
import type { NewEvent } from '@/contract/event/newEvent'
import { recordAudit } from '../../audit/recordAudit'
import { seesGroup } from '../../db/scope'
import type { Tx } from '../../db/transaction'
import { chooseGroup, type GroupChoice, groupsNamedBy, readGroups } from '../../events/chooseGroup'
import { eventRecord } from '../../events/eventRecord'
import { commentOfCreate } from '../../events/eventRepository'
import type { Principal } from '../../http/principal'
import { Refusal, refusalOr } from '../../http/refusal'
import type { StoredWrite } from '../../http/upstreamWrites'
import { senderOf } from './writeRows'

/** What a create is recognised by, beside what was sent. */
export type CreateMark = Pick<GroupChoice, 'AcdGroupsID' | 'bNoDuplicateEvents'> & {
  /** Of the pair, which the upstream's records do not hold. */
  pair: { AcdConfigurationGroupsID: number | null; AcdAgentGroupsID: number | null }
  /** Who asked for the held create, where it is one. */
  owner?: string
}

/** The group that the upstream will put it into, as far as the mirror knows; the upstream decides. */
async function groupOf(tx: Tx, event: NewEvent): Promise<GroupChoice> {
  const groups = await readGroups(tx, groupsNamedBy(event))
  const choice = refusalOr(() => chooseGroup(groups, event))
  if (!(choice instanceof Refusal)) return choice
  const { AcdConfigurationGroupsID = null, AcdAgentGroupsID = null } = event
  const AcdGroupsID = event.AcdGroupsID ?? AcdAgentGroupsID ?? 0
  return { AcdGroupsID, AcdConfigurationGroupsID, AcdAgentGroupsID, bNoDuplicateEvents: false }
}

async function refuseUnseen(tx: Tx, group: GroupChoice, event: NewEvent): Promise<void> {
  const twin = await tx
    .selectFrom('acd_events')
    .select('id')
    .where('acd_groups_id', '=', group.AcdGroupsID)
    .where('acd_event_types_id', '=', event.AcdEventTypesID)
    .where('sender', '=', event.Sender)
    .where('acd_event_status_id', '<', 98)
    .limit(1)
    .executeTakeFirst()
  if (twin) throw new Refusal('duplicate_not_seen')
}

/** What is known before a create is sent. Who does not see its group's events updates none there. */
export async function prepareCreate(tx: Tx, principal: Principal, event: NewEvent) {
  const group = await groupOf(tx, event)
  const { AcdGroupsID, bNoDuplicateEvents } = group
  if (bNoDuplicateEvents && !seesGroup(principal, AcdGroupsID)) await refuseUnseen(tx, group, event)
  const { rows } = await sql<{ last: number }>`SELECT greatest(
      (SELECT max(id) FROM acd_events), (SELECT max(id) FROM acd_events_not_listed), 0)
    AS last`.execute(tx)
  const { AcdConfigurationGroupsID, AcdAgentGroupsID } = group
  const pair = { AcdConfigurationGroupsID, AcdAgentGroupsID }
  const mark: CreateMark = { AcdGroupsID, bNoDuplicateEvents, pair }
  return { mark, lastKnownID: rows[0]?.last ?? 0 }
}

/** What was sent that the upstream's records do not say. */
async function addOurs(tx: Tx, id: number, event: NewEvent, { pair }: CreateMark): Promise<void> {
  const given = {
    ...(event.nPriority === undefined ? {} : { n_priority: event.nPriority }),
    ...(pair.AcdAgentGroupsID === null
      ? {}
      : {
          acd_configuration_groups_id: pair.AcdConfigurationGroupsID,
          acd_agent_groups_id: pair.AcdAgentGroupsID,
        }),
  }
  if (Object.keys(given).length === 0) return
  await tx.updateTable('acd_events').set(given).where('id', '=', id).execute()
}

/**
 * The event of the mirror that a create has become: Callboard's own keys are added, the comment of
 * an update is kept, the audit log is told. Its record, as the caller is answered.
 */
export async function finishCreate(
  tx: Tx,
  write: StoredWrite,
  { id, isUpdate, now, zone }: { id: number; isUpdate: boolean; now: number; zone: string },
): Promise<string> {
  // Written by the outbox from a NewEvent and its mark.
  const event: NewEvent = JSON.parse(write.request)
  const mark: CreateMark = JSON.parse(write.mark)
  const by = { principal: senderOf(write), now }
  if (isUpdate) await commentOfCreate(tx, by, id, event)
  else await addOurs(tx, id, event, mark)
  const record = await eventRecord(tx, id, zone)
  const { Subject, Body = null } = event
  const entry = isUpdate
    ? ({ action: 'event.duplicate', id, after: { Subject, Body } } as const)
    : ({ action: 'event.create', id, after: JSON.parse(record) } as const)
  await recordAudit(tx, by, entry)
  return isUpdate ? `${record.slice(0, -1)},"Result_":"UPDATED"}` : record
}
