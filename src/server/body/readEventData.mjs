import { SaxesParser } from 'saxes'
import { bodyContent } from './bodyContent.mjs'
import { mendXml } from './mendXml.mjs'

/**
 * EventData of the documented form is some hundred characters around one body, which may hold large
 * pictures: no imported record is longer. The limits of a mail hold for markup in the body itself.
 */
const limits = { characters: 5_000_000, depth: 16, elements: 1_000 }
const bodyLimits = { depth: 200, elements: 10_000 }

/**
 * @typedef {'malformed' | 'too_large' | 'too_deep' | 'too_many'} Unread
 * @typedef {{ body: string, isHtml: boolean } | { unread: Unread }} EventText
 */

/** Ends the reading at the first fault. */
class Stop extends Error {
  /** @param {Unread} unread */
  constructor(unread) {
    super(unread)
    this.unread = unread
  }
}

const bodyPath = 'eventData/body'
const saysHtml = (/** @type {string | undefined} */ value) =>
  /^\s*(true|1|yes)\s*$/i.test(value ?? '')

/** Throws where there are more elements than the form needs, outside the body or in it. */
function counting() {
  let [outside, inside] = [0, 0]
  return (/** @type {boolean} */ isInBody, /** @type {number} */ depth) => {
    if (isInBody) inside += 1
    else outside += 1
    const allowed = isInBody ? bodyLimits : limits
    if (outside > limits.elements || inside > bodyLimits.elements) throw new Stop('too_many')
    if (depth > allowed.depth) throw new Stop('too_deep')
  }
}

/** @param {string} eventData */
function readXml(eventData) {
  const parser = new SaxesParser()
  const content = bodyContent()
  const count = counting()
  /** @type {string[]} */
  const path = []
  let isHtml = false
  const isInBody = () => path.slice(0, 2).join('/') === bodyPath
  const malformed = () => {
    throw new Stop('malformed')
  }
  const onText = (/** @type {string} */ text) => {
    if (isInBody()) content.text(text)
  }
  parser.on('error', malformed)
  parser.on('doctype', malformed)
  parser.on('opentag', ({ name, attributes }) => {
    if (isInBody()) content.open(name, attributes)
    path.push(name)
    count(isInBody() && path.length > 2, path.length)
    if (path.join('/') === bodyPath) isHtml ||= saysHtml(attributes.html)
  })
  parser.on('closetag', ({ name }) => {
    path.pop()
    if (isInBody()) content.close(name)
  })
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.write(eventData).close()
  return { body: content.all(), isHtml: isHtml || content.isMarkup() }
}

/** @param {string} eventData @returns {EventText} */
function tryXml(eventData) {
  try {
    return readXml(eventData)
  } catch (error) {
    if (error instanceof Stop) return { unread: error.unread }
    throw error
  }
}

const begins = /^\s*(?:<\?xml\s[^<>]{0,200}\?>\s*)?<eventData[\s>]/
const opensBody = /<body(\s[^<>]{0,200})?>/

/**
 * The body where the rest is no XML, or where its HTML was put in as it is.
 * @param {string} eventData
 * @returns {EventText | undefined}
 */
function bodyBetween(eventData) {
  const opened = begins.test(eventData) ? opensBody.exec(eventData) : null
  const end = eventData.lastIndexOf('</body>')
  if (opened === null || end < opened.index) return undefined
  const body = eventData.slice(opened.index + opened[0].length, end)
  const [, isHtml] = /\shtml\s*=\s*["']?(true|1|yes)\b/i.exec(opened[1] ?? '') ?? []
  const form = `<eventData><body html="${isHtml !== undefined}">${mendXml(body)}</body></eventData>`
  const read = tryXml(form)
  return 'unread' in read && read.unread === 'malformed'
    ? { body, isHtml: isHtml !== undefined }
    : read
}

/**
 * The body out of the XML form: no DTD, no own entities, nothing without bounds. XML that is
 * invalid only by single characters, or by HTML that was not escaped, is read all the same.
 * @param {string} eventData
 * @returns {EventText}
 */
export function readEventData(eventData) {
  if (eventData.length > limits.characters) return { unread: 'too_large' }
  const read = tryXml(eventData)
  const isMalformed = 'unread' in read && read.unread === 'malformed'
  if (!isMalformed) return read
  const mended = tryXml(mendXml(eventData))
  const isStill = 'unread' in mended && mended.unread === 'malformed'
  return isStill ? (bodyBetween(eventData) ?? read) : mended
}
