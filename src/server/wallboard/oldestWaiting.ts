import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

const clock = sql`greatest(dt_created, dt_remind)`
/**
 * An open event that nobody has had; its clock starts when it was created or with its appointment.
 * The conditions are those of the index acd_events_waiting.
 */
const isWaiting = (now: number) => sql`answered_first IS NULL
  AND acd_event_status_id IN (0, 1, 2, 4, 20) AND ${clock} <= ${new Date(now)}`

/** For each group the earliest clock of an event that waits. */
export async function oldestWaiting(tx: Tx, now: number): Promise<Map<number, Date>> {
  const { rows } = await sql<{ id: number; oldest: Date | null }>`
    SELECT id, (SELECT ${clock} FROM acd_events
      WHERE acd_groups_id = acd_groups.id AND ${isWaiting(now)}
      ORDER BY ${clock} LIMIT 1) AS oldest
    FROM acd_groups`.execute(tx)
  return new Map(rows.flatMap(({ id, oldest }) => (oldest === null ? [] : [[id, oldest]])))
}

/** The same for each type within these groups, by group and type. */
export async function oldestByType(
  tx: Tx,
  now: number,
  groups: readonly number[],
): Promise<Map<string, Date>> {
  if (groups.length === 0) return new Map()
  const { rows } = await sql<{ id: number; type: number; oldest: Date }>`
    SELECT acd_groups_id AS id, acd_event_types_id AS type, min(${clock}) AS oldest
    FROM acd_events WHERE acd_groups_id = ANY(${[...groups]}) AND ${isWaiting(now)}
    GROUP BY acd_groups_id, acd_event_types_id`.execute(tx)
  return new Map(rows.map(({ id, type, oldest }) => [`${id} ${type}`, oldest]))
}
