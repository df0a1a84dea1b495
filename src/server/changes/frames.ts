import { type Moment, momentText } from './moment'
import type { Changes } from './readChanges'

const bytes = new TextEncoder()

/** How soon a browser that was cut off comes back, where it decides by itself. */
const retry = 2000

const frame = (event: string, data: unknown, moment: Moment) =>
  bytes.encode(`id: ${momentText(moment)}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

/** Made once for all listeners of a client account. */
export const changesFrame = (changes: Changes, moment: Moment) =>
  changes === undefined ? frame('startOver', {}, moment) : frame('changes', { changes }, moment)

export const aliveFrame = (moment: Moment) => frame('alive', {}, moment)

/** Without an ID: whoever comes back with new rights goes on where they were. */
export const endedFrame = bytes.encode('event: ended\ndata: {}\n\n')

export const greeting = bytes.encode(`retry: ${retry}\n\n`)
