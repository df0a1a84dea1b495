import { describeLink, targetOf } from './describeLink.mjs'
import { sightOf } from './hiding.mjs'
import { keepStyle } from './keepStyle.mjs'
import { remoteImage } from './remoteImage.mjs'
import { attributeOf, elementsIn, makeElement, makeText, textOf } from './tree.mjs'

/** @typedef {import('./tree.mjs').Element} Element */
/** @typedef {import('./tree.mjs').Child} Child */
/** @typedef {import('./tree.mjs').Attribute} Attribute */
/** @typedef {import('./sanitizeBody.mjs').Noted} Noted */

const words = (/** @type {string} */ text) => text.split(' ')

export const tags = words(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr',
)
export const attributes = words(
  'align alt bgcolor border cellpadding cellspacing color colspan dir face height lang rowspan size start style title valign width',
)
const [knownTags, knownAttributes] = [new Set(tags), new Set(attributes)]

/** Attributes with addresses that a browser asks for by itself. */
const loading = new Set(words('background poster srcset data action formaction ping lowsrc dynsrc'))

/**
 * Looks alone; what would act or ask is counted.
 * @param {Element} element
 * @param {Noted} noted
 * @returns {Attribute[]}
 */
export function keepAttributes(element, { blocked, showsHidden }) {
  const kept = []
  for (const { name, value } of element.attrs) {
    if (name.startsWith('on')) blocked.active += 1
    if (loading.has(name)) blocked.images += 1
    if (name === 'style') {
      const { style, asking } = keepStyle(value, element.tagName)
      blocked.styles += asking
      const isLeftOut = style === '' || (showsHidden && sightOf(value) === 'hidden')
      if (!isLeftOut) kept.push({ name, value: style })
    } else if (knownAttributes.has(name)) kept.push({ name, value })
  }
  return kept
}

const named = (/** @type {string} */ name) => [{ name: 'class', value: name }]

const isDot = (/** @type {Element} */ image) =>
  ['width', 'height'].some((side) => /^[0-3](px)?$/.test(attributeOf(image, side)?.trim() ?? ''))

/** @param {Element} image @param {string} text @returns {Child[]} what stands in its place */
const boxOf = (image, text) =>
  isDot(image) || text === '' ? [] : [makeText('span', named('held'), text)]

/** These leave the mail: for other parts of it, or for a folder of whoever wrote it. */
const isMissing = (/** @type {string} */ address) =>
  /^\s*(cid|mid|file):/i.test(address) || !URL.canParse(address)

/**
 * An image that came along; one from elsewhere for a view that asked for it, else a box with what
 * it is called.
 * @param {Element} image
 * @param {Attribute[]} kept
 * @param {Noted} noted
 * @returns {Child[]}
 */
function keepImage(image, kept, noted) {
  const address = attributeOf(image, 'src')
  const alt = attributeOf(image, 'alt')?.trim() ?? ''
  if (address === undefined) return boxOf(image, alt)
  const source = remoteImage(address, noted.base)
  const shown = (/** @type {string} */ value) => [
    makeElement('img', [...kept, { name: 'src', value }], []),
  ]
  if (source === 'inline') return shown(address)
  if (source === undefined) {
    noted.blocked[isMissing(address) ? 'missing' : 'addresses'] += 1
    return boxOf(image, alt)
  }
  noted.hosts.add(source.origin)
  if (noted.showsRemote) return shown(source.url)
  noted.blocked.images += 1
  return boxOf(image, alt || source.host)
}

/**
 * Addresses stay out of the frame: what a link says is followed by its number and host, and the
 * page lists where it leads.
 * @param {Element} anchor
 * @param {Attribute[]} kept
 * @param {Noted} noted
 * @param {() => Child[]} inside
 * @returns {Child[]}
 */
function keepLink(anchor, kept, noted, inside) {
  const address = attributeOf(anchor, 'href')?.trim()
  // A link to a place in the mail itself leads nowhere.
  const isInside = address === undefined || address === '' || address.startsWith('#')
  const target = isInside ? undefined : targetOf(address, noted.base)
  if (!isInside && target === undefined) noted.blocked.addresses += 1
  if (target === undefined) return [makeElement('a', kept, inside())]
  // Numbered by its place before the links inside it are read.
  const place = noted.links.push({ ...target, text: '', says: null })
  const link = makeElement('a', kept, inside())
  const image = [...elementsIn(anchor)].find(({ tagName }) => tagName === 'img')
  const text = textOf(link).trim() || (image && attributeOf(image, 'alt')) || ''
  noted.links[place - 1] = describeLink(target, text)
  return [link, makeText('span', named('host'), `[${place} ${target.host}]`)]
}

/**
 * An element of text with its looks and what is in it; undefined for every other one.
 * @param {Element} element
 * @param {Noted} noted
 * @param {() => Child[]} inside
 * @returns {Child[] | undefined}
 */
export function keepElement(element, noted, inside) {
  if (!knownTags.has(element.tagName)) return undefined
  const kept = keepAttributes(element, noted)
  if (element.tagName === 'img') return keepImage(element, kept, noted)
  if (element.tagName === 'a') return keepLink(element, kept, noted, inside)
  return [makeElement(element.tagName, kept, inside())]
}
