import { sql } from 'kysely'
import { eventSteps } from '@/contract/event/eventSteps'
import { remindStatusId, unansweredStatusIds } from '@/contract/filter/names'
import { theServer } from '../../audit/author'
import { storedClients } from '../../auth/clients'
import type { Db } from '../../db/open'
import type { Tx } from '../../db/transaction'
import { actedColumns } from './actedFields'
import { type LockedEvent, storeAction } from './actOnEvents'

/** Events of one transaction. */
const pieceSize = 200

const from: readonly number[] = eventSteps.release.from
/** The system's own work is left to it. */
const unanswered = unansweredStatusIds.filter((id) => from.includes(id)).map((id) => sql.lit(id))

/**
 * Events that are bound to an agent, whose appointment passed longer ago than their group lets them
 * wait, and that nobody has answered (a reminder: again). One that another process is at is passed
 * over.
 */
async function lockLate(tx: Tx, now: number): Promise<LockedEvent[]> {
  const columns = sql.join(actedColumns.map((column) => sql.ref(`acd_events.${column}`)))
  const { rows } = await sql<LockedEvent>`
    SELECT acd_events.id, acd_events.version, ${columns}
    FROM acd_group_settings AS settings JOIN acd_events USING (client_id, acd_groups_id)
    WHERE settings.release_minutes IS NOT NULL AND users_id IS NOT NULL
      AND dt_remind <= ${new Date(now)}::timestamptz
        - make_interval(mins => settings.release_minutes)
      AND acd_event_status_id IN (${sql.join(unanswered)})
      AND (acd_event_status_id = ${sql.lit(remindStatusId)} OR answered_first IS NULL)
    ORDER BY acd_events.id LIMIT ${sql.lit(pieceSize)}
    FOR UPDATE OF acd_events SKIP LOCKED`.execute(tx)
  return rows
}

/** A piece of a client account, and how many events it had. */
const releasePiece = (db: Db, ClientsID: number, { now, zone }: { now: number; zone: string }) =>
  db.asAccount(ClientsID, async (tx) => {
    const late = await lockLate(tx, now)
    const { principal } = theServer(ClientsID, now)
    if (late.length > 0)
      await storeAction(tx, late, { action: 'release' }, { principal, now, zone })
    return late.length
  })

type Late = {
  now: number
  zone: string
  /** False: the events of this client account belong to another system. */
  mayChange?: (ClientsID: number) => boolean
}

/** Lets events that their agent has left too long go to their whole group, each once. */
export async function releaseLate(db: Db, { mayChange = () => true, ...at }: Late): Promise<void> {
  for (const ClientsID of await storedClients(db)) {
    if (!mayChange(ClientsID)) continue
    while ((await releasePiece(db, ClientsID, at)) === pieceSize);
  }
}
