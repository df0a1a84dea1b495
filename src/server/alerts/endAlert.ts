import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

/**
 * Ends the alert of a view, where it has one; `value` is how many events the view holds by now,
 * where they were counted.
 */
export async function endAlert(
  tx: Tx,
  saved_views_id: number,
  now: number,
  value?: number,
): Promise<void> {
  const at = new Date(now)
  await sql`WITH ended AS (
      UPDATE alerts SET dt_ended = ${at}
      WHERE saved_views_id = ${saved_views_id} AND dt_ended IS NULL
      RETURNING client_id, id, coalesce(${value ?? null}::integer, value) AS value
    ) INSERT INTO alert_deliveries (client_id, alerts_id, state, value, at, due_at)
    SELECT client_id, id, 'ended', value, ${at}, ${at} FROM ended`.execute(tx)
}
