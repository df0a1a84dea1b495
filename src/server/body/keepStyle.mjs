import { colourIn, hexOf } from './colours.mjs'

/** Looks that stay inside their box; nothing that moves, covers, animates or loads. */
const properties = new RegExp(
  `^(color|background(-color)?|opacity|font(-(family|size|style|weight|variant))?|line-height|
    letter-spacing|word-spacing|white-space|text-(align|decoration|indent|transform)|direction|
    vertical-align|(margin|padding)(-(top|right|bottom|left))?|
    border(-(top|right|bottom|left))?(-(color|style|width))?|border-(radius|collapse|spacing)|
    (min-|max-)?(width|height)|display|visibility|overflow|float|clear|table-layout|caption-side|
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

/** Of hundreds the rest is no style; an address in brackets may hold what else ends a declaration. */
const declarationsOf = (/** @type {string} */ style) =>
  style
    .replace(/url\([^()]*\)/gi, (address) => address.replaceAll(';', ' '))
    .split(';')
    .slice(0, 200)

/** Whether text reads from left or right stays stated; to turn it around letter by letter does not. */
const isBidi = (/** @type {string} */ property, /** @type {string} */ value) =>
  property === 'unicode-bidi' && /^(normal|embed|isolate|plaintext)$/i.test(value)

/**
 * What is left of a background whose picture is held back: its colour, or that of its gradient, for
 * the text on it was made for that.
 * @param {string} property @param {string} value
 */
function colourOnly(property, value) {
  const colour = /^background(-image)?$/.test(property) ? colourIn(value) : undefined
  return colour && `background-color:${hexOf(colour)}`
}

/**
 * The declarations of a style attribute that only change looks, and how many were left out
 * because they ask for something.
 * @param {string} style
 */
export function keepStyle(style) {
  const kept = []
  let asking = 0
  for (const declaration of declarationsOf(style)) {
    const at = declaration.indexOf(':')
    const property = declaration.slice(0, at).trim().toLowerCase()
    const value = declaration.slice(at + 1).trim()
    if (at <= 0) continue
    if ((properties.test(property) && isHarmless(value)) || isBidi(property, value)) {
      kept.push(`${property}:${value}`)
      continue
    }
    kept.push(colourOnly(property, value) ?? '')
    if (asks.test(declaration)) asking += 1
  }
  return { style: kept.filter(Boolean).join(';'), asking }
}
