import { sql } from 'kysely'
import { theServer } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { storedClients } from '../auth/clients'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { blackenTexts } from './blacken'
import { blackenEntries } from './blackenEntries'
import { removeOldestNotListed, removeOldestTraces } from './mirrorTraces'

const dayMs = 24 * 60 * 60_000
/** Events of one transaction: nobody waits long for it, and the change feed still names each. */
const pieceSize = 200
/** Milliseconds that others may have the embedded database between two pieces. */
const pauseMs = 100

/** Of several processes one does it; where another is at it, this one has nothing to do. */
async function takesTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`SELECT
    pg_try_advisory_xact_lock(hashtextextended('keep days', 0)) AS taken`.execute(tx)
  return rows[0]?.taken ?? false
}

/** The next events that were closed before then; who acts on one at this moment keeps it. */
async function removeOldest(tx: Tx, oldest: Date): Promise<number[]> {
  await sql`SELECT set_config('callboard.forgets', 'on', true)`.execute(tx)
  // Materialized: a plan may begin a mere part again for each row, which then takes the next piece.
  const { rows } = await sql<{ id: number }>`WITH oldest AS MATERIALIZED (
      SELECT id FROM acd_events WHERE acd_event_status_id IN (99, 100)
        AND (closed_last < ${oldest} OR closed_last IS NULL AND dt_last_modified < ${oldest})
      LIMIT ${pieceSize} FOR UPDATE SKIP LOCKED)
    DELETE FROM acd_events WHERE id IN (TABLE oldest) RETURNING id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What is forgotten of an account: of a mirror, what the other system does not list or say. */
async function forgetOldest(tx: Tx, oldest: Date) {
  const mirror = await tx.selectFrom('upstream_mirrors').select('upstream').executeTakeFirst()
  if (mirror === undefined) return { events: await removeOldest(tx, oldest), traces: [] }
  const events = await removeOldestNotListed(tx, oldest, pieceSize)
  const traces = await removeOldestTraces(tx, oldest, pieceSize - events.length)
  return { events, traces }
}

type Forgetting = { db: Db; now: number; days: number }

/** Events that the other system still lists, and of which Callboard's own traces went. */
const tracesOf = ({ length }: readonly number[]) => (length > 0 ? { traces: length } : {})

/** The next piece of a client account: how many events went, or what was made of them here. */
const forgetPiece = ({ db, now, days }: Forgetting, ClientsID: number): Promise<number> =>
  db.asAccount(ClientsID, async (tx) => {
    if (!(await takesTurn(tx))) return 0
    const { events, traces } = await forgetOldest(tx, new Date(now - days * dayMs))
    const ids = [...events, ...traces]
    if (ids.length === 0) return 0
    const ofEvents = sql<boolean>`object_kind = 'event' AND object_id = ANY (${ids}::integer[])`
    const blackened = await blackenEntries(tx, ClientsID, ofEvents, blackenTexts)
    await recordAudit(tx, theServer(ClientsID, now), {
      action: 'events.forget',
      id: null,
      after: { days, events: events.length, ...tracesOf(traces), blackened },
    })
    return ids.length
  })

/** Removes closed events, and what the log says of them, so many days after they were closed. */
export async function forgetClosed(
  forgetting: Forgetting,
  isEnding: () => boolean = () => false,
): Promise<number> {
  let count = 0
  for (const ClientsID of await storedClients(forgetting.db)) {
    for (let gone = pieceSize; gone > 0 && !isEnding(); count += gone) {
      gone = await forgetPiece(forgetting, ClientsID)
      await forgetting.db.leisure(pauseMs)
    }
  }
  return count
}
