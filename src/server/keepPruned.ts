import type { Logger } from 'pino'
import { sessionRepository } from './auth/sessions'
import { removeAllAbandoned } from './campaigns/restoreAhead'
import { pruneChanges } from './changes/pruneChanges'
import type { Db } from './db/open'
import { pruneFlows } from './oidc/flows'
import { pruneChallenges } from './passkeys/challenges'
import { pruneVersions } from './past/pruneVersions'

const pruneEveryMs = 10 * 60_000
const analyzeEveryMs = 60 * 60_000
const pruneChangesEveryMs = 60_000
const lookForMinuteEveryMs = 5000
/** Nobody waits longer than a minute for an event that goes to the whole group. */
const releaseLateEveryMs = 20_000

function every(intervalMs: number, work: () => Promise<unknown>, log: Logger): () => void {
  const timer = setInterval(
    () => work().catch((error) => log.error({ error }, 'prune')),
    intervalMs,
  )
  timer.unref()
  return () => clearInterval(timer)
}

type Work = { recordMinute: () => Promise<unknown>; releaseLate: () => Promise<unknown> }

/** The upkeep of a database that is served; the function ends it. */
export function keepPruned(db: Db, log: Logger, work: Work): () => void {
  const sessions = sessionRepository(db)
  const stops = [
    every(pruneEveryMs, () => sessions.prune(Date.now()), log),
    every(pruneEveryMs, () => pruneChallenges(db, Date.now()), log),
    every(pruneEveryMs, () => pruneFlows(db, Date.now()), log),
    every(pruneChangesEveryMs, () => pruneChanges(db), log),
    every(pruneChangesEveryMs, () => pruneVersions(db, Date.now()), log),
    every(pruneChangesEveryMs, db.markVisible, log),
    every(pruneEveryMs, () => removeAllAbandoned(db), log),
    every(lookForMinuteEveryMs, work.recordMinute, log),
    every(releaseLateEveryMs, work.releaseLate, log),
    // PostgreSQL does this by itself.
    ...(db.kind === 'embedded' ? [every(analyzeEveryMs, db.analyze, log)] : []),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
