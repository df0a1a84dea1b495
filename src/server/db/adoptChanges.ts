import type { ClientBase } from 'pg'

/** A database of a cluster: a dump of it, restored, is another one. */
const here = `(SELECT system_identifier || '/' || pg_database.oid FROM pg_control_system(), pg_database
  WHERE datname = current_database())`

/**
 * Deletes the changes that came with a dump of another cluster: their transaction numbers mean
 * nothing here, so the feed would send them again and again. Listeners start over.
 */
export async function adoptChanges(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ place: string | null; here: string }>(
    `SELECT place, ${here} AS here FROM acd_event_change_origin`,
  )
  const [origin] = rows
  if (origin === undefined || origin.place === origin.here) return
  const isFromElsewhere = origin.place !== null
  await client.query(`BEGIN;
    ${isFromElsewhere ? 'TRUNCATE acd_event_changes, acd_event_change_horizons;' : ''}
    UPDATE acd_event_change_origin SET place = ${here}${isFromElsewhere ? ', since = now()' : ''};
    COMMIT`)
}
