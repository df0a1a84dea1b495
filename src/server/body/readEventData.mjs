import { SaxesParser } from 'saxes'

/**
 * EventData of the documented form is some hundred characters around one body, and a body may come
 * with large pictures: no imported record is longer.
 */
const limits = { characters: 5_000_000, depth: 16, elements: 1_000 }

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

/** @param {string} eventData */
function readBody(eventData) {
  const parser = new SaxesParser()
  /** @type {string[]} */
  const path = []
  let [elements, body, isHtml] = [0, '', false]
  const malformed = () => {
    throw new Stop('malformed')
  }
  /** @param {string} text */
  const onText = (text) => {
    if (path.join('/') === 'eventData/body') body += text
  }
  parser.on('error', malformed)
  parser.on('doctype', malformed)
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1
    path.push(name)
    if (elements > limits.elements) throw new Stop('too_many')
    if (path.length > limits.depth) throw new Stop('too_deep')
    if (path.join('/') === 'eventData/body') isHtml = attributes.html === 'true'
  })
  parser.on('closetag', () => void path.pop())
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.write(eventData).close()
  return { body, isHtml }
}

/**
 * The body out of the XML form: no DTD, no entities but XML's own five, nothing without bounds.
 * @param {string} eventData
 * @returns {EventText}
 */
export function readEventData(eventData) {
  if (eventData.length > limits.characters) return { unread: 'too_large' }
  try {
    return readBody(eventData)
  } catch (error) {
    if (error instanceof Stop) return { unread: error.unread }
    throw error
  }
}
