import createDOMPurify from 'dompurify'
import { JSDOM } from 'jsdom'
import { describeLink, targetOf } from './describeLink.mjs'
import { keepStyle } from './keepStyle.mjs'
import { remoteImage } from './remoteImage.mjs'

/**
 * @typedef {{ images: number, active: number, forms: number, styles: number, addresses: number }} Counts
 * @typedef {{ html: string, held: Counts, hosts: string[], links: import('./describeLink.mjs').Link[] }} Sanitized
 */

const words = (/** @type {string} */ text) => text.split(' ')
const tags = words(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr',
)
const attributes = words(
  'align alt bgcolor border cellpadding cellspacing color colspan dir face height href lang rowspan size src start style title valign width',
)
const active = new Set(
  words(
    'script iframe frame object embed applet svg math template base meta audio video portal marquee',
  ),
)
const forms = new Set(words('form input button select textarea'))
const styles = new Set(words('style link'))
/** Attributes with addresses that a browser asks for by itself. */
const loading = new Set(words('background poster srcset data action formaction ping lowsrc dynsrc'))

const { window } = new JSDOM('')
const purify = createDOMPurify(window)

/** What the hooks of one run note; each run begins with a new one. */
const noted = {
  /** @type {Counts} */
  held: { images: 0, active: 0, forms: 0, styles: 0, addresses: 0 },
  /** @type {WeakMap<Element, string>} */
  addresses: new WeakMap(),
  /** @type {WeakMap<Element, import('./remoteImage.mjs').Remote>} */
  remote: new WeakMap(),
}

purify.addHook('uponSanitizeElement', (_, { tagName }) => {
  if (active.has(tagName)) noted.held.active += 1
  else if (forms.has(tagName)) noted.held.forms += 1
  else if (styles.has(tagName)) noted.held.styles += 1
})

/** @param {Element} element @param {{ attrValue: string, keepAttr: boolean }} attribute */
function noteImage(element, attribute) {
  const remote = remoteImage(attribute.attrValue)
  if (remote === 'inline') return
  attribute.keepAttr = false
  if (remote === undefined) noted.held.addresses += 1
  else noted.remote.set(element, remote)
}

purify.addHook('uponSanitizeAttribute', (element, attribute) => {
  const { attrName, attrValue } = attribute
  if (attrName.startsWith('on')) noted.held.active += 1
  if (loading.has(attrName)) noted.held.images += 1
  if (attrName === 'href') {
    noted.addresses.set(element, attrValue)
    attribute.keepAttr = false
  }
  if (attrName === 'src') {
    if (element.localName === 'img') noteImage(element, attribute)
    else attribute.keepAttr = false
  }
  if (attrName === 'style') {
    const { style, asking } = keepStyle(attrValue)
    noted.held.styles += asking
    attribute.attrValue = style
  }
})

/** @param {string} className @param {string} text */
function span(className, text) {
  const made = window.document.createElement('span')
  made.className = className
  made.textContent = text
  return made
}

/**
 * Addresses stay out of the frame: what a link says is followed by its number and host, and the
 * page lists where it leads.
 * @param {DocumentFragment} body
 */
function takeLinks(body) {
  const links = []
  for (const anchor of body.querySelectorAll('a')) {
    const address = noted.addresses.get(anchor)
    if (address === undefined) continue
    const target = targetOf(address)
    if (target === undefined) {
      noted.held.addresses += 1
      continue
    }
    const image = anchor.querySelector('img')?.getAttribute('alt') ?? ''
    links.push(describeLink(target, anchor.textContent?.trim() || image))
    anchor.after(span('host', `[${links.length} ${target.host}]`))
  }
  return links
}

const isDot = (/** @type {Element} */ image) =>
  ['width', 'height'].some((side) => /^[0-3](px)?$/.test(image.getAttribute(side)?.trim() ?? ''))

/**
 * Puts remote images back for a view that asked for them, else a box with what they are called.
 * @param {DocumentFragment} body
 * @param {boolean} showsRemote
 */
function takeImages(body, showsRemote) {
  const hosts = new Set()
  for (const image of body.querySelectorAll('img')) {
    const remote = noted.remote.get(image)
    if (remote === undefined) continue
    hosts.add(remote.origin)
    if (showsRemote) {
      image.setAttribute('src', remote.url)
      continue
    }
    noted.held.images += 1
    if (isDot(image)) image.remove()
    else image.replaceWith(span('held', image.getAttribute('alt') || remote.host))
  }
  return [...hosts]
}

/**
 * The body with nothing in it that acts, asks or leads elsewhere.
 * @param {string} html
 * @param {boolean} showsRemote
 * @returns {Sanitized}
 */
export function sanitizeBody(html, showsRemote) {
  noted.held = { images: 0, active: 0, forms: 0, styles: 0, addresses: 0 }
  noted.addresses = new WeakMap()
  noted.remote = new WeakMap()
  const body = purify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  })
  const links = takeLinks(body)
  const hosts = takeImages(body, showsRemote)
  const box = window.document.createElement('div')
  box.append(body)
  return { html: box.innerHTML, held: noted.held, hosts, links }
}
