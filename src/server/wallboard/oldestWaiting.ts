import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

/**
 * For each group the earliest clock of an open event that nobody has had; its clock starts when it
 * was created or with its appointment. The conditions are those of the index acd_events_waiting.
 */
export async function oldestWaiting(tx: Tx, now: number): Promise<Map<number, Date>> {
  const clock = sql`greatest(dt_created, dt_remind)`
  const { rows } = await sql<{ id: number; oldest: Date | null }>`
    SELECT id, (SELECT ${clock} FROM acd_events
      WHERE acd_groups_id = acd_groups.id AND answered_first IS NULL
        AND acd_event_status_id IN (0, 1, 2, 4, 20) AND ${clock} <= ${new Date(now)}
      ORDER BY ${clock} LIMIT 1) AS oldest
    FROM acd_groups`.execute(tx)
  return new Map(rows.flatMap(({ id, oldest }) => (oldest === null ? [] : [[id, oldest]])))
}
