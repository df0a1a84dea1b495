import { sql } from 'kysely'
import { eventSteps } from '@/contract/event/eventSteps'
import { changes } from '../../audit/changes'
import { recordEntries } from '../../audit/recordAudit'
import type { Tx } from '../../db/transaction'
import type { Principal } from '../../http/principal'
import { recordText } from '../../list/wire'
import { actAs } from '../../milestones/actAs'
import { eventSource } from '../eventSource'
import { actedRecord } from './actedFields'
import type { LockedEvent } from './actOnEvents'

export type Taken = { event: LockedEvent; principal: Principal & { UsersID: number } }

/**
 * What the action `take` makes of locked events, each by somebody of their own, in one statement;
 * their records by their IDs.
 */
export async function storeTakes(
  tx: Tx,
  taken: readonly Taken[],
  { now, zone }: { now: number; zone: string },
): Promise<Map<number, string>> {
  if (taken.length === 0) return new Map()
  const status = eventSteps.take.to
  const instant = new Date(now)
  // Each becomes seen, which is an answer whoever acts.
  await actAs(tx, { UsersID: null, now })
  const { rows } = await sql<{ event_id: number; record: string }>`
    UPDATE acd_events SET users_id = taker_id, acd_event_status_id = ${status},
      dt_modified = ${instant}, dt_last_modified = ${instant}
    FROM unnest(${taken.map(({ event }) => event.id)}::integer[],
      ${taken.map(({ principal }) => principal.UsersID)}::integer[]) AS take (event_id, taker_id)
    WHERE acd_events.id = event_id
    RETURNING event_id, ${recordText(eventSource(zone).wire)} AS record`.execute(tx)
  const entries = taken.map(({ event, principal }) => {
    const after = { ...event, users_id: principal.UsersID, acd_event_status_id: status }
    const entry = {
      action: 'event.take',
      id: event.id,
      ...changes(actedRecord(event, zone), actedRecord(after, zone)),
    } as const
    return { by: { principal, now }, entry }
  })
  await recordEntries(tx, entries)
  return new Map(rows.map(({ event_id, record }) => [event_id, record]))
}
