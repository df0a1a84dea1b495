import { html } from 'parse5'
import { keepElement } from './keepElement.mjs'
import { breakable } from './longWords.mjs'
import {
  attributeOf,
  elementsIn,
  isElement,
  isText,
  makeElement,
  makeText,
  textNode,
  textOf,
} from './tree.mjs'

/** @typedef {import('./tree.mjs').Element} Element */
/** @typedef {import('./tree.mjs').Child} Child */
/** @typedef {import('./sanitizeBody.mjs').Noted} Noted */

const words = (/** @type {string} */ text) => text.split(' ')

const active = new Set(
  words(
    'script iframe frame object embed applet svg math template base audio video portal marquee',
  ),
)
const forms = new Set(words('form input button select textarea'))
const styles = new Set(words('style link'))

/** These go with all that is in them. */
const dropped = new Set(
  words(
    'head script style link meta base title template iframe frame frameset noframes noembed embed audio video param source track input xml',
  ),
)
/** These show what is in them as the characters that it is. */
const literal = new Set(words('xmp plaintext'))
/** These begin a line of their own. */
const blocks = new Set(
  words('form fieldset legend details summary dialog option listing hgroup search menu dir'),
)
/** What a text looks like, and which way it reads. */
const looks = new Set(words('style dir bgcolor align'))

/** `Content-Type` and its like only describe the text. */
const describes = /^(content-type|content-language|x-ua-compatible)$/i

/** @param {Element} element */
function acts(element) {
  if (element.tagName !== 'meta') return active.has(element.tagName)
  const asked = attributeOf(element, 'http-equiv')
  return asked !== undefined && !describes.test(asked.trim())
}

/** @param {Element} element @param {Noted} noted */
function count(element, { held }) {
  if (acts(element)) held.active += 1
  else if (forms.has(element.tagName)) held.forms += 1
  else if (styles.has(element.tagName)) held.styles += 1
}

/** @param {Element} head of which nothing is shown @param {Noted} noted */
export function countHead(head, noted) {
  for (const element of elementsIn(head)) count(element, noted)
}

/** @param {string} text @returns {Child[]} */
const broken = (text) =>
  breakable(text).flatMap((part, at) =>
    at === 0 ? [textNode(part)] : [makeElement('wbr', [], []), textNode(part)],
  )

/**
 * What is left of a node: itself with what may stay, something plain in its place, or what was in
 * it. Each is looked at once, the outer ones first.
 * @param {Child} node
 * @param {Noted} noted
 * @returns {Child[]}
 */
export function pruned(node, noted) {
  if (isText(node)) return broken(node.value)
  if (!isElement(node)) return []
  count(node, noted)
  if (dropped.has(node.tagName) || node.namespaceURI !== html.NS.HTML) return []
  if (literal.has(node.tagName)) return [makeText('pre', [], textOf(node))]
  const inside = () => node.childNodes.flatMap((child) => pruned(child, noted))
  const kept = keepElement(node, noted, inside)
  if (kept !== undefined) return kept
  const attributes = node.attrs.filter(({ name }) => looks.has(name))
  if (attributes.length === 0) return inside()
  const plain = makeElement(blocks.has(node.tagName) ? 'div' : 'span', attributes, [])
  return keepElement(plain, noted, inside) ?? []
}
