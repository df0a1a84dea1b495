import { sql } from 'kysely'
import { closedStatusIds } from '@/contract/filter/names'
import { halfHourMs } from '@/contract/slot'
import type { Tx } from '../db/transaction'
import type { SlotTime } from './halfHours'

/** By group, then by the half hour's beginning. */
export type SlotNumbers = ReadonlyMap<number, ReadonlyMap<number, number>>

const isOpen = sql`acd_event_status_id NOT IN (${sql.join(closedStatusIds.map((id) => sql.lit(id)))})`

/**
 * What half hours that follow one another hold, of one group or of all: open events with an
 * appointment in them, and the creates that wait to become such.
 */
export async function readSlotNumbers(
  tx: Tx,
  halfHours: readonly Pick<SlotTime, 'at'>[],
  AcdGroupsID?: number,
): Promise<SlotNumbers> {
  const [first, last] = [halfHours[0]?.at ?? 0, halfHours.at(-1)?.at ?? 0]
  const begin = sql`${new Date(first)}::timestamptz`
  const inside = sql`dt_remind >= ${begin} AND dt_remind < ${new Date(last + halfHourMs)}
    ${AcdGroupsID === undefined ? sql`` : sql`AND acd_groups_id = ${AcdGroupsID}`}`
  const { rows } = await sql<{ group: number; at: Date; number: number }>`
    SELECT acd_groups_id AS "group", date_bin('30 minutes', dt_remind, ${begin}) AS at,
      count(*)::integer AS number
    FROM (SELECT acd_groups_id, dt_remind FROM acd_events WHERE ${isOpen} AND ${inside}
      UNION ALL
      SELECT acd_groups_id, dt_remind FROM held_events WHERE state = 'held' AND ${inside}
    ) AS appointments GROUP BY 1, 2`.execute(tx)
  const numbers = new Map<number, Map<number, number>>()
  for (const { group, at, number } of rows) {
    const ofGroup = numbers.get(group) ?? new Map<number, number>()
    numbers.set(group, ofGroup.set(at.getTime(), number))
  }
  return numbers
}
