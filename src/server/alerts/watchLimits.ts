import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
import { eventLists } from '../events/eventLists'
import type { ListOptions } from '../list/listing'
import { countLimit, type DueLimit } from './countLimit'

/** After a count that failed. */
const countAgainMs = 30_000

type WatchOptions = { db: Db; clock: () => number; log: Logger; settings: ListOptions }

/** One that cannot be counted holds up no other. */
const postpone = (tx: Tx, { saved_views_id }: DueLimit, now: number) =>
  tx
    .updateTable('view_limits')
    .set({ not_before: new Date(now + countAgainMs) })
    .where('saved_views_id', '=', saved_views_id)
    .execute()

/**
 * Counts the limited views whose number may have changed. Any number of processes may do so: who
 * locks a limit counts it, and leaves with it what the next one has to know.
 */
export function limitWatch({ db, clock, log, settings }: WatchOptions) {
  const lists = eventLists(settings)

  const version = sql`(SELECT coalesce(sum(version), 0)::bigint FROM table_versions
    WHERE table_versions.client_id = view_limits.client_id
      AND table_name IN (${sql.join(lists.dependsOn.map((name) => sql.lit(name)))}))`
  const isDue = (now: number) => sql<boolean>`(not_before <= ${new Date(now)}
    AND (look_at <= ${new Date(now)} OR counted_version IS DISTINCT FROM ${version}))`

  /** Locked; one that another process counts is passed over. */
  async function nextDue(tx: Tx, now: number): Promise<DueLimit | undefined> {
    const { rows } = await sql<DueLimit>`SELECT saved_views_id, n_above, n_minutes, above_since
      FROM view_limits WHERE ${isDue(now)} ORDER BY not_before LIMIT 1
      FOR NO KEY UPDATE SKIP LOCKED`.execute(tx)
    return rows[0]
  }

  /** False where nothing was due when the round began, or other processes are at all that was. */
  async function countOne(ClientsID: number, begun: number): Promise<boolean> {
    const now = clock()
    let due: DueLimit | undefined
    try {
      await db.asAccount(ClientsID, async (tx) => {
        due = await nextDue(tx, begun)
        if (due) await countLimit(tx, lists, due, now)
      })
      return due !== undefined
    } catch (error) {
      const failed = due
      if (!failed) throw error
      log.error({ err: error, ClientsID, viewID: failed.saved_views_id }, 'limit of a view')
      await db.asAccount(ClientsID, (tx) => postpone(tx, failed, now))
      return true
    }
  }

  /** Those that are due in every client account, each once, however long that takes. */
  return async (): Promise<void> => {
    const begun = clock()
    const { rows } = await db.asGate((tx) =>
      sql<{ client_id: number }>`SELECT DISTINCT client_id FROM view_limits
        WHERE ${isDue(begun)} ORDER BY client_id`.execute(tx),
    )
    for (const { client_id } of rows) while (await countOne(client_id, begun));
  }
}
