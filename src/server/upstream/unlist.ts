import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import type { RecordShape } from './kinds/recordKind'

const partTables = {
  contact: 'dialler_contacts',
  resultCode: 'dialler_campaigns_result_codes',
} as const

/** What was kept of campaigns that are listed no more: should one come back, it is read anew. */
async function forgetParts(tx: Tx, ids: readonly number[]): Promise<void> {
  const list = `{${ids.join()}}`
  for (const [part, table] of Object.entries(partTables)) {
    await sql`WITH gone AS (DELETE FROM ${sql.table(table)}
        WHERE dialler_campaigns_id = ANY (${list}::integer[]) RETURNING id)
      DELETE FROM upstream_records WHERE kind = ${part} AND id IN (SELECT id FROM gone)`.execute(tx)
  }
  for (const noted of ['upstream_rejected', 'upstream_shrinks']) {
    await sql`DELETE FROM ${sql.table(noted)}
      WHERE dialler_campaigns_id = ANY (${list}::integer[])`.execute(tx)
  }
  const looks = ids.flatMap((ID) => [`contacts ${ID}`, `resultCodes ${ID}`])
  await tx.deleteFrom('upstream_looks').where('what', 'in', looks).execute()
}

/**
 * Takes records out of the lists: the upstream says of each by itself that it has none of them. No
 * list that was asked for before brings them back.
 */
export async function unlist(tx: Tx, kind: RecordShape, ids: readonly number[], now: number) {
  if (ids.length === 0) return
  const list = `{${ids.join()}}`
  await sql`SELECT set_config('callboard.now', ${new Date(now).toISOString()}, true)`.execute(tx)
  if (kind.kind === 'event') {
    await sql`SELECT callboard_unlist_events(${list}::integer[])`.execute(tx)
  } else if (kind.kind === 'contact' || kind.kind === 'resultCode') {
    // Nothing of Callboard's own belongs to it.
    await sql`DELETE FROM ${sql.table(kind.table)} WHERE id = ANY (${list}::integer[])`.execute(tx)
  } else {
    if (kind.kind === 'campaign') await forgetParts(tx, ids)
    await sql`UPDATE ${sql.table(kind.table)} SET not_listed_since = callboard_clock()
      WHERE id = ANY (${list}::integer[])`.execute(tx)
  }
  await sql`UPDATE upstream_records SET listed = false, missing = 0, removable = false,
      read_at = ${new Date(now)}
    WHERE kind = ${kind.kind} AND id = ANY (${list}::integer[])`.execute(tx)
}
