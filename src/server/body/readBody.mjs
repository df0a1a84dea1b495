import { linksInText } from './linksInText.mjs'
import { parseWithin } from './parseWithin.mjs'
import { takePictures } from './pictures.mjs'
import { plainText } from './plainText.mjs'
import { readEventData } from './readEventData.mjs'

/**
 * @typedef {import('./readEventData.mjs').Unread | 'too_slow'} PlainBecause
 * @typedef {import('./sanitize/sanitizeBody.mjs').Sanitized} Sanitized
 * @typedef {import('parse5').DefaultTreeAdapterMap['document']} Mail
 * @typedef {{ kind: 'text', text: string, because: PlainBecause | null, isCut?: true, links?: Sanitized['links'] }} TextBody
 * @typedef {({ kind: 'html', text: string } & Sanitized) | TextBody} Body
 */

/** Nobody reads more, and a browser takes long to lay it out. */
const longestText = 100_000

/**
 * @param {string} text
 * @param {PlainBecause | null} because
 * @returns {TextBody}
 */
export function textBody(text, because) {
  const shown = text.slice(0, longestText)
  const links = linksInText(shown)
  return {
    kind: 'text',
    text: shown,
    because,
    ...(text.length > longestText ? { isCut: true } : {}),
    ...(links.length > 0 ? { links } : {}),
  }
}

/**
 * Reads the body of an event. Beyond any limit it is plain text; data of another form are shown as
 * text.
 * @param {string} eventData
 * @param {((mail: Mail) => Sanitized) | undefined} sanitize without one even HTML becomes text
 * @returns {Body}
 */
export function readBody(eventData, sanitize) {
  const read = readEventData(eventData)
  if ('unread' in read) return textBody(eventData, read.unread)
  if (!read.isHtml) return textBody(read.body, null)
  const { html, putBack } = takePictures(read.body)
  const text = plainText(html)
  if (sanitize === undefined) return textBody(putBack(text), 'too_slow')
  const parsed = parseWithin(html)
  if ('beyond' in parsed) return textBody(putBack(text), parsed.beyond)
  const sanitized = sanitize(parsed.mail)
  return { kind: 'html', text, ...sanitized, html: putBack(sanitized.html) }
}
