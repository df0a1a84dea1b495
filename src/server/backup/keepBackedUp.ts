import { setTimeout as delay } from 'node:timers/promises'
import type { OperationNotes } from '../operation/operationNotes'
import { nextTime } from '../settings/backupTimes'
import { type KeptOutcome, readBackupOutcome } from './backupOutcome'
import { makeScheduled, type ScheduledParts } from './makeScheduled'

type Parts = ScheduledParts & { operation: OperationNotes; zone: string }

/** Notes what the database knows of backups, whichever process made them, and is news here. */
function noteNews(operation: OperationNotes, { lastSuccess, lastFailure }: KeptOutcome): void {
  const known = operation.backups()
  if (lastSuccess !== undefined && lastSuccess !== known?.lastWhole) {
    operation.noteBackup({ at: lastSuccess, isWhole: true })
  }
  if (lastFailure !== undefined && lastFailure.at !== known?.lastFailure?.at) {
    operation.noteBackup({ ...lastFailure, isWhole: false })
  }
}

/** How long the end of the server waits for a backup to notice. */
const closeTimeoutMs = 4000

/** A timer waits no longer than that, and a clock may be set. */
const longestMs = 60_000

/** Makes backups when they are due, until it is ended; one that is under way ends with it. */
export function keepBackedUp(parts: Parts): () => Promise<void> {
  const { db, plan, zone, log, clock, operation } = parts
  const ending = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  operation.noteBackups()

  const note = async () => noteNews(operation, await readBackupOutcome(db))
  const run = async (due: number) => {
    await makeScheduled(parts, due, ending.signal)
    await note()
  }
  const failed = (err: unknown) => log.error({ err }, 'The backup failed; the server goes on')

  function wait(due: number): void {
    if (ending.signal.aborted) return
    timer = setTimeout(
      () => {
        if (clock() < due) return wait(due)
        underWay = run(due)
          .catch(failed)
          .finally(() => wait(nextTime(plan.at, zone, Math.max(due, clock()))))
      },
      Math.min(Math.max(due - clock(), 0), longestMs),
    )
    timer.unref()
  }
  underWay = note().catch(failed)
  wait(nextTime(plan.at, zone, clock()))
  return async () => {
    ending.abort(new Error('The server was stopped'))
    clearTimeout(timer)
    // A copy of a large folder cannot be cut short; what it leaves goes with the next start.
    await Promise.race([underWay, delay(closeTimeoutMs, undefined, { ref: false })])
  }
}
