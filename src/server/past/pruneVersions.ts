import { sql } from 'kysely'
import { storedClients } from '../auth/clients'
import type { Db } from '../db/open'
import { keptMs } from './pastMinute'

/** Deleted in one go: a day of a large centre is forgotten within minutes, and nobody waits for it. */
const pieceSize = 5000

/** Forgets what events were like more than 30 days ago. */
export async function pruneVersions(db: Db, now: number): Promise<void> {
  const oldest = new Date(now - keptMs)
  for (const ClientsID of await storedClients(db)) {
    await db.asAccount(ClientsID, (tx) =>
      sql`DELETE FROM acd_event_versions WHERE ctid IN (SELECT ctid FROM acd_event_versions
        WHERE valid_to < ${oldest} ORDER BY valid_to LIMIT ${pieceSize})`.execute(tx),
    )
  }
}
