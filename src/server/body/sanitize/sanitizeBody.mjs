import createDOMPurify from 'dompurify'
import { JSDOM } from 'jsdom'
import { serialize } from 'parse5'
import { nothingBlocked } from './blockedContent.mjs'
import { targetOf } from './describeLink.mjs'
import { hasColours } from './hasColours.mjs'
import { attributes, keepAttributes, tags } from './keepElement.mjs'
import { keepLegible } from './keepLegible.mjs'
import { keepStyle } from './keepStyle.mjs'
import { countHead, pruned } from './pruneTree.mjs'
import { remoteImage } from './remoteImage.mjs'
import { rootLooks } from './rootLooks.mjs'
import { readStyleSheet } from './styleSheet.mjs'
import { attributeOf, elementsIn, isElement, makeElement, textOf } from './tree.mjs'

/** @typedef {import('parse5').DefaultTreeAdapterMap['document']} Mail */

/**
 * @typedef {import('./blockedContent.mjs').Counts} Counts
 * @typedef {import('./describeLink.mjs').Link} Link
 * @typedef {{ base: string | undefined, sheet: ReturnType<typeof readStyleSheet> }} Said what the mail says of all its parts
 * @typedef {Said & { blocked: Counts, hosts: Set<string>, links: Link[], showsRemote: boolean, showsHidden: boolean }} Noted what one reading finds
 * @typedef {{ html: string, blocked: Counts, hosts: string[], links: Link[], root: import('./rootLooks.mjs').Root, hasColours: boolean }} Sanitized
 */

const purify = createDOMPurify(new JSDOM('').window)

/** Our own marks, and addresses of images that are in the mail or were asked for. */
let mayLoad = false
purify.addHook('uponSanitizeAttribute', (element, attribute) => {
  const { attrName, attrValue } = attribute
  if (attrName === 'class') attribute.keepAttr = attrValue === 'host' || attrValue === 'held'
  if (attrName === 'style') {
    attribute.attrValue = keepStyle(attrValue, element.localName).style
  }
  if (attrName !== 'src') return
  const image = element.localName === 'img' ? remoteImage(attrValue) : undefined
  attribute.keepAttr = image === 'inline' || (mayLoad && image !== undefined)
})

/**
 * Sanitizes once more, with DOMPurify, what was made of the tree. It finds nothing to remove unless
 * the steps before have forgotten something.
 * @param {string} html
 * @param {boolean} showsRemote
 */
function purified(html, showsRemote) {
  mayLoad = showsRemote
  return purify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: [...attributes, 'class', 'src'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  })
}

/** @param {Mail} mail @returns {Said} */
function saidOf(mail) {
  let [css, base] = ['', '']
  for (const element of elementsIn(mail)) {
    if (element.tagName === 'style') css += `${textOf(element)}\n`
    if (element.tagName === 'base') base ||= attributeOf(element, 'href') ?? ''
  }
  const target = targetOf(base)
  const isWeb = target !== undefined && /^https?:/.test(target.url)
  return { base: isWeb ? target.url : undefined, sheet: readStyleSheet(css) }
}

/** @param {Mail} mail @param {Noted} noted */
function tidied(mail, noted) {
  const whole = mail.childNodes.filter(isElement)
  const parts = whole.flatMap(({ childNodes }) => childNodes.filter(isElement))
  for (const element of [...whole, ...parts]) {
    if (element.tagName === 'head') countHead(element, noted)
    else keepAttributes(element, noted)
  }
  const body = parts.find(({ tagName }) => tagName === 'body')
  const children = body?.childNodes.flatMap((child) => pruned(child, noted)) ?? []
  const { root, looks } = rootLooks([...whole, ...(body ? [body] : [])])
  const box = makeElement('div', [], children)
  keepLegible(box, looks)
  return { box, root, noted }
}

/** @param {import('./tree.mjs').Element} box */
const isBlank = (box) =>
  textOf(box).trim() === '' && [...elementsIn(box)].every(({ tagName }) => tagName !== 'img')

/**
 * The body without anything that runs, loads or leads elsewhere by itself.
 * @param {Mail} mail
 * @param {boolean} showsRemote
 * @returns {Sanitized}
 */
export function sanitizeBody(mail, showsRemote) {
  const said = saidOf(mail)
  const reading = (/** @type {boolean} */ showsHidden) => {
    const blocked = nothingBlocked()
    return tidied(mail, { ...said, blocked, hosts: new Set(), links: [], showsRemote, showsHidden })
  }
  const first = reading(false)
  // A mail that hides all of its text is shown as it would be without styles.
  const isAllHidden = first.noted.blocked.hidden > 0 && isBlank(first.box)
  const { box, root, noted } = isAllHidden ? reading(true) : first
  const html = purified(serialize(box), showsRemote)
  const { blocked, hosts, links } = noted
  return { html, blocked, hosts: [...hosts], links, root, hasColours: hasColours(box, root) }
}
