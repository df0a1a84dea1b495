import { sql } from 'kysely'
import type { NewEvent } from '@/contract/event/newEvent'
import { stampInstant } from '@/contract/values/zone'
import type { Tx } from '../../db/transaction'
import type { StoredWrite } from '../../http/upstreamWrites'
import { type CreateMark, finishCreate } from './createWrites'
import { type FoundEvent, type KnownOutcome, matchEvents, type SoughtEvent } from './matchEvents'
import type { Search, Sought, WriteVerdict } from './search'
import { doneWrites } from './writeRows'

const [justCreated, chatClosed] = [1, 98]
/** Changes of a clock that differs are looked at too. */
const earlierMs = 60_000

const kinds = ['createEvent', 'holdEvent'] as const

function soughtEvent({ write, isWaiting }: Sought): SoughtEvent {
  // Written by the outbox from a NewEvent and its mark.
  const event: NewEvent = JSON.parse(write.request)
  const { AcdGroupsID, bNoDuplicateEvents }: CreateMark = JSON.parse(write.mark)
  const { AcdEventTypesID, Sender, Receiver, Subject } = event
  const lastKnownID = write.last_known_id
  const sentAt = write.sent_at.getTime()
  const own = { id: write.id, lastKnownID, sentAt, isWaiting }
  return { ...own, AcdEventTypesID, AcdGroupsID, Sender, Receiver, Subject, bNoDuplicateEvents }
}

/** What work on an event changes, and no create does. */
const workedOn = (table: string) =>
  sql`(${sql.join(
    ['acd_event_status_id', 'users_id', 'acd_groups_id', 'dt_remind'].map((column) =>
      sql.ref(`${table}.${column}`),
    ),
  )})`

/** Events of these senders that came or changed since. */
async function readFound(tx: Tx, sought: readonly SoughtEvent[]): Promise<FoundEvent[]> {
  const senders = [...new Set(sought.map(({ Sender }) => Sender))]
  const lastKnown = Math.min(...sought.map(({ lastKnownID }) => lastKnownID))
  const since = new Date(Math.min(...sought.map(({ sentAt }) => sentAt)) - earlierMs)
  const { rows } = await sql<FoundEvent>`
    SELECT id AS "ID", acd_event_types_id AS "AcdEventTypesID", acd_groups_id AS "AcdGroupsID",
      sender AS "Sender", receiver AS "Receiver", subject AS "Subject",
      acd_event_status_id < ${chatClosed} AS "isOpen",
      id > ${lastKnown} AND acd_event_status_id <> ${justCreated}
        OR EXISTS (SELECT FROM acd_event_versions AS former WHERE former.id = acd_events.id
        AND former.valid_to >= ${since} AND ${workedOn('former')}
            IS DISTINCT FROM ${workedOn('acd_events')}) AS "isWorkedOn",
      extract(epoch FROM dt_created)::float8 * 1000 AS "createdAt",
      extract(epoch FROM greatest(dt_modified, dt_last_modified))::float8 * 1000 AS "changedAt"
    FROM acd_events WHERE sender = ANY(${senders}::text[])
      AND (id > ${lastKnown} OR greatest(dt_modified, dt_last_modified) >= ${since})
    ORDER BY id`.execute(tx)
  return rows.map((row) => ({
    ...row,
    createdAt: Math.round(row.createdAt),
    changedAt: Math.round(row.changedAt),
  }))
}

function knownOutcome({ record_id, answer }: StoredWrite, zone: string): KnownOutcome {
  const { dtModified, dtLastModified, Result_ } = JSON.parse(answer ?? '{}')
  const at = (stamp: string) => stampInstant(stamp, zone) ?? 0
  const changedAt = Math.max(at(dtModified), at(dtLastModified))
  return { ID: record_id ?? 0, isUpdate: Result_ === 'UPDATED', changedAt }
}

async function verdicts(
  tx: Tx,
  writes: readonly Sought[],
  zone: string,
): Promise<ReadonlyMap<number, WriteVerdict>> {
  const sought = writes.map(soughtEvent)
  const found = await readFound(tx, sought)
  const ids = found.map(({ ID }) => ID)
  const known = (await doneWrites(tx, kinds, ids)).map((write) => knownOutcome(write, zone))
  return matchEvents(sought, found, known)
}

/** Creates, by the events of the mirror as they are now. */
export const createSearch: Search = {
  kinds,
  list: 'event',
  verdicts,
  finish: (tx, write, id, { now, zone }) =>
    finishCreate(tx, write, { id, isUpdate: id <= write.last_known_id, now, zone }),
}
