import { html } from 'parse5'
import { sightOf } from './hiding.mjs'
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
  words('script iframe frame object embed applet svg math template audio video portal marquee'),
)
const forms = new Set(words('form input button select textarea'))
const styles = new Set(words('style link'))

/** Elements that are removed with their content. */
const dropped = new Set(
  words(
    'head script style link meta base title template iframe frame frameset noframes noembed embed audio video param source track input xml',
  ),
)
/** Elements whose content is shown as plain characters. */
const literal = new Set(words('xmp plaintext'))
/** Elements that begin a new line. */
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
function count(element, { blocked }) {
  if (acts(element)) blocked.active += 1
  else if (forms.has(element.tagName)) blocked.forms += 1
  else if (styles.has(element.tagName)) blocked.styles += 1
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

/** @param {Element} element @param {Noted} noted */
function isHidden(element, { sheet, showsHidden }) {
  if (showsHidden) return false
  const said = sightOf(attributeOf(element, 'style') ?? '')
  if (said !== undefined) return said === 'hidden'
  return attributeOf(element, 'hidden') !== undefined || sheet(element) === 'hidden'
}

const isRead = (/** @type {string} */ text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)

/**
 * Leaves out and counts what a mail hides from its readers, and what would act or load in it.
 * @param {Element} element
 * @param {Noted} noted
 */
function hide(element, noted) {
  // All in it is hidden with it, and its links have no place in the text.
  const inside = tidy(element, { ...noted, links: [], showsHidden: true })
  if (isRead(inside.map(textOf).join(''))) noted.blocked.hidden += 1
}

/**
 * @param {Element} element
 * @param {Noted} noted
 * @returns {Child[]}
 */
function tidy(element, noted) {
  if (dropped.has(element.tagName) || element.namespaceURI !== html.NS.HTML) return []
  if (literal.has(element.tagName)) return [makeText('pre', [], textOf(element))]
  const inside = () => element.childNodes.flatMap((child) => pruned(child, noted))
  const kept = keepElement(element, noted, inside)
  if (kept !== undefined) return kept
  const attributes = element.attrs.filter(({ name }) => looks.has(name))
  if (attributes.length === 0) return inside()
  const plain = makeElement(blocks.has(element.tagName) ? 'div' : 'span', attributes, [])
  return keepElement(plain, noted, inside) ?? []
}

/**
 * What is kept of a node: the node with what may stay, something plain in its place, or its
 * content. Visits each node once, the outer ones first.
 * @param {Child} node
 * @param {Noted} noted
 * @returns {Child[]}
 */
export function pruned(node, noted) {
  if (isText(node)) return broken(node.value)
  if (!isElement(node)) return []
  count(node, noted)
  if (!isHidden(node, noted)) return tidy(node, noted)
  hide(node, noted)
  return []
}
