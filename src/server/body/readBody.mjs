import { measureHtml } from './measureHtml.mjs'
import { plainText } from './plainText.mjs'
import { readEventData } from './readEventData.mjs'

/**
 * @typedef {import('./readEventData.mjs').Unread | 'too_slow'} PlainBecause
 * @typedef {import('./sanitizeBody.mjs').Sanitized} Sanitized
 * @typedef {{ kind: 'text', text: string, because: PlainBecause | null }} TextBody
 * @typedef {({ kind: 'html', text: string } & Sanitized) | TextBody} Body
 */

/**
 * The body of an event, read; beyond any limit it is plain text, and data of another form are
 * the text that they are.
 * @param {string} eventData
 * @param {((html: string) => Sanitized) | undefined} sanitize without one even HTML becomes text
 * @returns {Body}
 */
export function readBody(eventData, sanitize) {
  const read = readEventData(eventData)
  if ('unread' in read) return { kind: 'text', text: eventData, because: read.unread }
  if (!read.isHtml) return { kind: 'text', text: read.body, because: null }
  const text = plainText(read.body)
  const because = sanitize === undefined ? 'too_slow' : measureHtml(read.body)
  if (sanitize === undefined || because !== undefined) {
    return { kind: 'text', text, because: because ?? null }
  }
  return { kind: 'html', text, ...sanitize(read.body) }
}
