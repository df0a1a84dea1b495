import type { ClientBase } from 'pg'

/** A database of a cluster: a dump of it, restored, is another one. */
const here = `(SELECT system_identifier || '/' || pg_database.oid FROM pg_control_system(), pg_database
  WHERE datname = current_database())`

/**
 * Forgets the changes that came with a dump from elsewhere: their numbers of transactions are those
 * of another cluster, so the feed would tell them again and again, and lists would go wrong. Who
 * was in the middle of them begins anew.
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
