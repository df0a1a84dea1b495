import createDOMPurify from 'dompurify'
import { JSDOM } from 'jsdom'
import { serialize } from 'parse5'
import { attributes, keepAttributes, tags } from './keepElement.mjs'
import { keepLegible } from './keepLegible.mjs'
import { keepStyle } from './keepStyle.mjs'
import { countHead, pruned } from './pruneTree.mjs'
import { remoteImage } from './remoteImage.mjs'
import { rootLooks } from './rootLooks.mjs'
import { isElement, makeElement } from './tree.mjs'

/**
 * @typedef {{ images: number, active: number, forms: number, styles: number, addresses: number }} Counts
 * @typedef {import('./describeLink.mjs').Link} Link
 * @typedef {{ held: Counts, hosts: Set<string>, links: Link[], showsRemote: boolean }} Noted what one reading finds
 * @typedef {{ html: string, held: Counts, hosts: string[], links: Link[], root: import('./rootLooks.mjs').Root }} Sanitized
 */

const purify = createDOMPurify(new JSDOM('').window)

/** Our own marks, and addresses of images that came along or were asked for. */
let mayLoad = false
purify.addHook('uponSanitizeAttribute', (element, attribute) => {
  const { attrName, attrValue } = attribute
  if (attrName === 'class') attribute.keepAttr = attrValue === 'host' || attrValue === 'held'
  if (attrName === 'style') attribute.attrValue = keepStyle(attrValue).style
  if (attrName !== 'src') return
  const image = element.localName === 'img' ? remoteImage(attrValue) : undefined
  attribute.keepAttr = image === 'inline' || (mayLoad && image !== undefined)
})

/**
 * The sanitizer has the last word: it reads again what was made of the tree, and finds nothing to
 * take away unless something was forgotten.
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

/**
 * The body with nothing in it that acts, asks or leads elsewhere.
 * @param {import('parse5').DefaultTreeAdapterMap['document']} mail
 * @param {boolean} showsRemote
 * @returns {Sanitized}
 */
export function sanitizeBody(mail, showsRemote) {
  const held = { images: 0, active: 0, forms: 0, styles: 0, addresses: 0 }
  /** @type {Noted} */
  const noted = { held, hosts: new Set(), links: [], showsRemote }
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
  const html = purified(serialize(box), showsRemote)
  return { html, held, hosts: [...noted.hosts], links: noted.links, root }
}
