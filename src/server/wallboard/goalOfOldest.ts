import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { isWaiting, waitingSince } from './oldestWaiting'

type Place = { group: number; type: number }

/** Where one has waited longest; of several the one with the lowest number. */
export function firstOf(oldest: ReadonlyMap<number, Date>): number | undefined {
  const entries = [...oldest].sort(
    ([one, since], [other, sinceThen]) => since.getTime() - sinceThen.getTime() || one - other,
  )
  return entries[0]?.[0]
}

/** The type of the event that has waited longest in a group; one probe of the index. */
async function typeOfOldest(tx: Tx, group: number, now: number): Promise<number | undefined> {
  const { rows } = await sql<{ type: number }>`SELECT acd_event_types_id AS type FROM acd_events
    WHERE acd_groups_id = ${group} AND ${isWaiting(now)}
    ORDER BY ${waitingSince}, acd_event_types_id LIMIT 1`.execute(tx)
  return rows[0]?.type
}

/** The goal of a group and type at a moment, in minutes, whatever was set since; null: none. */
export async function goalAt(tx: Tx, { group, type }: Place, now: number): Promise<number | null> {
  const { rows } = await sql<{ minutes: number | null }>`
    SELECT minutes_before AS minutes, changed_at FROM acd_group_goal_changes
      WHERE changed_at > ${new Date(now)} AND acd_groups_id = ${group}
        AND acd_event_types_id = ${type}
    UNION ALL
    SELECT minutes, 'infinity' FROM acd_group_goals
      WHERE acd_groups_id = ${group} AND acd_event_types_id = ${type}
    ORDER BY changed_at LIMIT 1`.execute(tx)
  return rows[0]?.minutes ?? null
}

/** The goal of the event that has waited longest. */
export async function goalOfOldest(
  tx: Tx,
  oldest: ReadonlyMap<number, Date>,
  now: number,
): Promise<number | null> {
  const group = firstOf(oldest)
  const type = group === undefined ? undefined : await typeOfOldest(tx, group, now)
  return group === undefined || type === undefined ? null : goalAt(tx, { group, type }, now)
}
