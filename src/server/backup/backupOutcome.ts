import { sql } from 'kysely'
import type { Db } from '../db/open'

/** Of all processes on this database; instants in epoch ms. */
export type KeptOutcome = {
  lastSuccess: number | undefined
  lastFailure: { at: number; reason: string } | undefined
}

type Gate = Pick<Db, 'asGate'>

/** How the backups by the server itself went. */
export const readBackupOutcome = ({ asGate }: Gate): Promise<KeptOutcome> =>
  asGate(async (tx) => {
    const row = await tx.selectFrom('backup_outcome').selectAll().executeTakeFirstOrThrow()
    const { last_success_at, last_failure_at, fault } = row
    return {
      lastSuccess: last_success_at?.getTime(),
      lastFailure: last_failure_at
        ? { at: last_failure_at.getTime(), reason: fault ?? '' }
        : undefined,
    }
  })

const neverEnded = 'The process that made it ended first'

/**
 * Takes the backup that is due at a moment; false where another process has it, or has had a later
 * one. One that has not ended when the next is due has failed.
 */
export const takeBackup = ({ asGate }: Gate, due: number, now: number): Promise<boolean> =>
  asGate(async (tx) => {
    const { rows } = await sql`UPDATE backup_outcome SET due_at = ${new Date(due)},
        last_failure_at = coalesce(running_since, last_failure_at),
        fault = CASE WHEN running_since IS NULL THEN fault ELSE ${neverEnded} END,
        running_since = ${new Date(now)}
      WHERE due_at IS NULL OR due_at < ${new Date(due)} RETURNING due_at`.execute(tx)
    return rows.length > 0
  })

export const keepSuccess = ({ asGate }: Gate, now: number): Promise<unknown> =>
  asGate((tx) =>
    tx
      .updateTable('backup_outcome')
      .set({ running_since: null, last_success_at: new Date(now) })
      .execute(),
  )

export const keepFailure = ({ asGate }: Gate, now: number, fault: string): Promise<unknown> =>
  asGate((tx) =>
    tx
      .updateTable('backup_outcome')
      .set({ running_since: null, last_failure_at: new Date(now), fault })
      .execute(),
  )
