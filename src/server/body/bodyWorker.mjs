// Bodies are read in a thread of their own: however long one takes, no other answer waits.
// Plain JavaScript, so that the same file runs from the sources, in tests and in the build.
import { parentPort } from 'node:worker_threads'
import { readBody } from './readBody.mjs'
import { sanitizeBody } from './sanitize/sanitizeBody.mjs'

/** @typedef {{ eventData: string, showsRemote: boolean, asText: boolean }} Ask */

if (parentPort === null) throw new Error('This file is a worker of the server')
const port = parentPort

port.on('message', (/** @type {Ask} */ { eventData, showsRemote, asText }) => {
  const sanitize = (/** @type {import('./readBody.mjs').Mail} */ mail) =>
    sanitizeBody(mail, showsRemote)
  port.postMessage(readBody(eventData, asText ? undefined : sanitize))
})
port.postMessage('ready')
