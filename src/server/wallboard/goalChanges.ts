import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { hoursOf, type Today } from './halfHours'

/** How many goals of the groups that one sees were changed in each half hour of today, by its beginning. */
export async function readGoalChanges(
  tx: Tx,
  today: Today,
  groups: readonly number[] | null,
): Promise<Map<number, number>> {
  const begin = new Date(hoursOf(today).from)
  const seen = groups === null ? sql`true` : sql`acd_groups_id = ANY (${[...groups]}::integer[])`
  const { rows } = await sql<{ at: Date; changes: number }>`
    SELECT date_bin('30 minutes', changed_at, ${begin}::timestamptz) AS at,
      count(*)::integer AS changes
    FROM acd_group_goal_changes
    WHERE changed_at >= ${begin} AND changed_at <= ${new Date(today.now)} AND ${seen}
    GROUP BY at`.execute(tx)
  return new Map(rows.map(({ at, changes }) => [at.getTime(), changes]))
}
