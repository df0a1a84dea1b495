import { colourIn, hexOf } from './colours.mjs'

/** Properties that change only the inside of a box: none that moves, covers, animates or loads. */
const properties = new RegExp(
  `^(color|background(-color)?|font(-(family|size|style|weight|variant))?|line-height|
    letter-spacing|word-spacing|white-space|text-(align|decoration|indent|transform)|direction|
    vertical-align|(margin|padding)(-(top|right|bottom|left))?|
    border(-(top|right|bottom|left))?(-(color|style|width))?|border-(radius|collapse|spacing)|
    (min-|max-)?(width|height)|display|float|clear|table-layout|caption-side|
    list-style(-type)?|word-break|overflow-wrap|word-wrap)$`.replace(/\s/g, ''),
)
const harmless = /^[\w\s.,#%+\-'"!/()]{0,500}$/
const functions = /[\w-]*\(/g
const colours = new Set(['rgb(', 'rgba(', 'hsl(', 'hsla('])

/** @param {string} value */
const isHarmless = (value) =>
  harmless.test(value) &&
  !value.includes('/*') &&
  (value.toLowerCase().match(functions) ?? []).every((name) => colours.has(name))

const asks = /url|image|import|expression|behavior|\\/i

/** The first 200 declarations; a semicolon inside `url(…)` ends no declaration. */
const declarationsOf = (/** @type {string} */ style) =>
  style
    .replace(/url\([^()]*\)/gi, (address) => address.replaceAll(';', ' '))
    .split(';')
    .slice(0, 200)

/** The direction of text is kept; overriding it letter by letter is not. */
const isBidi = (/** @type {string} */ property, /** @type {string} */ value) =>
  property === 'unicode-bidi' && /^(normal|embed|isolate|plaintext)$/i.test(value)

/** In a box of fixed height a text is cut off or covers the next one; these boxes grow with it. */
const grows = new Set('img table thead tbody tfoot tr td th'.split(' '))

/** The smallest readable sizes, in pixels or about as many. */
const leastSize = { 'font-size': 9, font: 9, 'line-height': 9 }
const leastNumber = new Map([
  ['margin', 0],
  ['text-indent', -60],
  ['letter-spacing', -1],
  ['word-spacing', -2],
])

/** @param {string} value @param {number} least */
function isTooSmall(value, least) {
  const [, digits, unit] = /(?:^|\s)(\d*\.?\d+)(px|pt|em|rem|%)?(?=$|[\s!/])/i.exec(value) ?? []
  if (digits === undefined) return false
  const pixels = { px: 1, pt: 4 / 3, '%': 0.15 }[unit?.toLowerCase() ?? ''] ?? 15
  return Number(digits) * pixels < least
}

/**
 * Whether a text with this declaration can still be read: not hidden (hidden text is counted and
 * left out before), not cut off, not smaller than print, not moved aside.
 * @param {string} property @param {string} value
 */
function isReadable(property, value) {
  if (property === 'display') return !/^none\b/i.test(value)
  if (/^max-(width|height)$/.test(property)) return !/^0(?![\d.])/.test(value)
  const size = Object.entries(leastSize).find(([name]) => name === property)
  if (size) return !isTooSmall(value, size[1])
  const least = leastNumber.get(property.startsWith('margin') ? 'margin' : property)
  const numbers = value.match(/-?\d*\.?\d+/g) ?? []
  return least === undefined || numbers.every((number) => Number(number) >= least)
}

/** @param {string} property @param {string} tagName */
function boxProperty(property, tagName) {
  if (grows.has(tagName)) return property
  if (property === 'height') return 'min-height'
  return property === 'max-height' ? undefined : property
}

/**
 * What is kept of a background whose picture is blocked: its colour, or that of its gradient, as
 * the text on it was made for that.
 * @param {string} property @param {string} value
 */
function colourOnly(property, value) {
  const colour = /^background(-image)?$/.test(property) ? colourIn(value) : undefined
  return colour && `background-color:${hexOf(colour)}`
}

/** @param {string} property @param {string} value @param {string} tagName */
function kept(property, value, tagName) {
  if (isBidi(property, value)) return `${property}:${value}`
  if (!properties.test(property) || !isHarmless(value)) return colourOnly(property, value)
  const name = isReadable(property, value) ? boxProperty(property, tagName) : undefined
  return name === undefined ? '' : `${name}:${value}`
}

/**
 * The declarations of a style attribute that only change looks, and how many were left out
 * because they ask for something.
 * @param {string} style
 * @param {string} [tagName]
 */
export function keepStyle(style, tagName = '') {
  const all = []
  let asking = 0
  for (const declaration of declarationsOf(style)) {
    const at = declaration.indexOf(':')
    if (at <= 0) continue
    const property = declaration.slice(0, at).trim().toLowerCase()
    const value = declaration.slice(at + 1).trim()
    all.push(kept(property, value, tagName) ?? '')
    const isKept = (properties.test(property) && isHarmless(value)) || isBidi(property, value)
    if (!isKept && asks.test(declaration)) asking += 1
  }
  return { style: all.filter(Boolean).join(';'), asking }
}
