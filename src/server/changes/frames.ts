import type { Changes } from './readChanges'
import { type Snapshot, snapshotText } from './snapshot'

const bytes = new TextEncoder()

/** How soon a browser that was cut off reconnects by itself. */
const retryMs = 2000

const frame = (event: string, data: unknown, snapshot: Snapshot) =>
  bytes.encode(`id: ${snapshotText(snapshot)}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

/** Made once for all listeners of a client account. */
export const changesFrame = (changes: Changes, snapshot: Snapshot) =>
  changes === undefined ? frame('startOver', {}, snapshot) : frame('changes', { changes }, snapshot)

/** Says that alerts have changed, and not which: who sees them differs from listener to listener. */
export const alertsFrame = (snapshot: Snapshot) => frame('alerts', {}, snapshot)

export const aliveFrame = (snapshot: Snapshot) => frame('alive', {}, snapshot)

/** Without an ID, so that a browser with new rights resumes after the last change it had. */
export const endedFrame = bytes.encode('event: ended\ndata: {}\n\n')

export const retryFrame = bytes.encode(`retry: ${retryMs}\n\n`)
