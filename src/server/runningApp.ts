import { alertDelivery } from './alerts/deliver'
import { repeat } from './alerts/repeat'
import { limitWatch } from './alerts/watchLimits'
import { keepBackedUp } from './backup/keepBackedUp'
import { createApp, type Parts } from './createApp'
import { keepForgetting } from './forget/keepForgetting'
import { keepPruned } from './keepPruned'
import { metricsApp } from './metrics/metricsRoutes'
import { keepFilledIn } from './milestones/keepFilledIn'
import { keepMerged } from './milestones/keepMerged'
import { type OperationNotes, operationNotes } from './operation/operationNotes'
import { openOwnerSocket } from './ownerSocket/ownerSocket'
import { originOf } from './settings/origin'
import { keepMirrored, type MirrorParts } from './upstream/keepMirrored'

/** Ends what goes on beside the answers, while `closing` lets the answers under way end. */
type End = (closing: () => Promise<void>) => Promise<void>

/** Tells the receiver of alerts, where there is one; the function ends it. */
function keepDelivering(parts: Parts, port: number): () => Promise<void> {
  const { alertReceiver: receiver, zone } = parts.config
  if (!receiver) return async () => undefined
  const origin = originOf({ ...parts.config, port })
  return repeat('alerts', alertDelivery({ ...parts, receiver, zone, origin }), parts.log)
}

/** Makes backups by itself, where that is set; the function ends it. */
function keepBackups(parts: Parts, operation: OperationNotes): () => Promise<void> {
  const { backups: plan, zone } = parts.config
  if (!plan) return async () => undefined
  return keepBackedUp({ ...parts, plan, zone, operation })
}

/** Reads the upstream, where there is one; the function ends it. */
function keepReading(
  parts: Parts,
  told: Pick<MirrorParts, 'onList' | 'onAge'>,
): () => Promise<void> {
  const { upstream, zone } = parts.config
  return upstream ? keepMirrored({ ...parts, upstream, zone, ...told }) : async () => undefined
}

/**
 * The app over an open database, and what goes on beside its answers once it is served at a port:
 * the owner's socket, the creates of held events, what is counted of events, the limits of views
 * and what is told of them, the upkeep of the database.
 */
export function runningApp({ db, config, log, pages }: Omit<Parts, 'clock' | 'bodies'>) {
  const operation = operationNotes()
  const parts = { db, config, log, clock: Date.now, pages, operation }
  const made = createApp(parts)
  const { app, keepReleasing, recordMinute, releaseLate, lookForWrites, scrape, close } = made
  const begin = (port: number): End => {
    const owner = openOwnerSocket({ door: db.door, db, config: { ...config, port } })
    const stopReleasing = keepReleasing()
    const stopPruning = keepPruned(db, log, { recordMinute, releaseLate })
    const stopForgetting = keepForgetting(db, log, config.keepDays)
    const stopMerging = keepMerged(db, log)
    const stopFillingIn = keepFilledIn(db, log)
    const stopWatching = repeat('limits of views', limitWatch({ ...parts, settings: config }), log)
    const stopDelivering = keepDelivering(parts, port)
    const stopBackingUp = keepBackups(parts, operation)
    const stopMirroring = keepReading(parts, {
      onList: lookForWrites,
      onAge: operation.noteMirror,
    })
    return async (closing) => {
      operation.noteEnding()
      stopPruning()
      close()
      await Promise.all([closing(), owner.close()])
      await Promise.all([
        stopReleasing(),
        stopForgetting(),
        stopMerging(),
        stopFillingIn(),
        stopWatching(),
        stopDelivering(),
        stopBackingUp(),
        stopMirroring(),
      ])
    }
  }
  return { app, begin, metrics: metricsApp(scrape) }
}
