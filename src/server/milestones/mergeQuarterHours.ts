import { sql } from 'kysely'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { countNames } from './quarterHours'

const columns = sql.join(countNames.map((name) => sql.id(name)))
const sums = sql.join(countNames.map((name) => sql`sum(${sql.id(name)})`))
const added = sql.join(
  countNames.map(
    (name) => sql`${sql.id(name)} = ${sql.id('known', name)} + ${sql.id('excluded', name)}`,
  ),
)
const key = sql`client_id, quarter_hour, acd_groups_id, acd_event_types_id`

/**
 * Moves what transactions have added into the sums of the quarter hours, in one transaction: each
 * change is in one of the two, whatever ends when. How many rows it moved.
 */
async function merge(tx: Tx, ClientsID: number): Promise<number> {
  const { rows: turns } = await sql<{ mine: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`merge ${ClientsID}`}, 0)) AS mine`.execute(
    tx,
  )
  if (!turns[0]?.mine) return 0
  const { rows } = await sql<{ moved: number }>`WITH moved AS (
      DELETE FROM acd_event_quarter_hour_changes RETURNING *
    ), added AS (
      INSERT INTO acd_event_quarter_hours AS known (${key}, ${columns})
      SELECT ${key}, ${sums} FROM moved GROUP BY ${key}
      ON CONFLICT (${key}) DO UPDATE SET ${added}
    ) SELECT count(*) AS moved FROM moved`.execute(tx)
  return rows[0]?.moved ?? 0
}

/** Of every client account that has something to be merged; how many rows that was. */
export async function mergeQuarterHours(db: Db): Promise<number> {
  const { rows } = await db.asGate((tx) =>
    sql<{ client_id: number }>`SELECT DISTINCT client_id FROM acd_event_quarter_hour_changes
      ORDER BY client_id`.execute(tx),
  )
  let moved = 0
  for (const { client_id } of rows) {
    moved += await db.asAccount(client_id, (tx) => merge(tx, client_id))
  }
  return moved
}
