import { colourNames } from './colourNames.mjs'

/** Red, green, blue from 0 to 255, and how much of it covers, from 0 to 1.
 * @typedef {readonly [number, number, number, number]} Colour
 */

/** @param {string} digits three, four, six or eight of them @returns {Colour | undefined} */
function fromDigits(digits) {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return undefined
  const pairs =
    digits.length < 6 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? [])
  const [red = 0, green = 0, blue = 0, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16))
  return [red, green, blue, alpha / 255]
}

const within = (/** @type {number} */ value, /** @type {number} */ most) =>
  Math.min(Math.max(value, 0), most)
/** @param {string} text @param {number} whole what 100% stands for */
const amount = (text, whole) =>
  text.endsWith('%') ? (Number.parseFloat(text) / 100) * whole : Number.parseFloat(text)

/** @param {number} hue @param {number} saturation @param {number} lightness the latter two to 1 */
function fromHue(hue, saturation, lightness) {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  return [0, 8, 4].map((offset) => {
    const place = (offset + (((hue % 360) + 360) % 360) / 30) % 12
    return 255 * (lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1)))
  })
}

/** @param {string} name @param {string} inside @returns {Colour | undefined} */
function fromFunction(name, inside) {
  const [first = '', second = '', third = '', alpha = '1'] = inside.split(/[\s,/]+/).filter(Boolean)
  const parts = name.startsWith('rgb')
    ? [first, second, third].map((part) => amount(part, 255))
    : fromHue(Number.parseFloat(first), amount(second, 1), amount(third, 1))
  const [red = 0, green = 0, blue = 0] = parts.map((part) => within(part, 255))
  const covers = within(amount(alpha, 1), 1)
  return [red, green, blue, covers].some(Number.isNaN) ? undefined : [red, green, blue, covers]
}

/**
 * A colour as a style writes it; undefined for all else.
 * @param {string} text
 * @returns {Colour | undefined}
 */
export function readColour(text) {
  const plain = text
    .replace(/!\s*important\s*$/i, '')
    .trim()
    .toLowerCase()
  if (plain === 'transparent') return [0, 0, 0, 0]
  const [, name, inside] = /^(rgba?|hsla?)\(([^()]{1,80})\)$/.exec(plain) ?? []
  if (name !== undefined && inside !== undefined) return fromFunction(name, inside)
  return fromDigits(colourNames.get(plain) ?? (plain.startsWith('#') ? plain.slice(1) : ''))
}

/**
 * The same in an attribute of old mails, where the sign before the digits may be missing.
 * @param {string | undefined} text
 */
export const attributeColour = (text) =>
  text === undefined ? undefined : (readColour(text) ?? readColour(`#${text.trim()}`))

/**
 * The colour that a background names, beside or in its pictures.
 * @param {string} background
 * @returns {Colour | undefined}
 */
export function colourIn(background) {
  const outside = background.slice(0, 1000).replace(/url\([^()]*\)/gi, ' ')
  const words = outside.match(/(?:rgb|hsl)a?\([^()]{1,80}\)|#?[\w-]+/gi) ?? []
  return words.map(readColour).find((colour) => colour !== undefined)
}

/** @param {Colour} colour @param {Colour} below @returns {Colour} what one sees */
export const over = ([red, green, blue, covers], below) => [
  red * covers + below[0] * (1 - covers),
  green * covers + below[1] * (1 - covers),
  blue * covers + below[2] * (1 - covers),
  1,
]

/** @param {Colour} colour */
export const hexOf = ([red, green, blue]) =>
  `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** @param {Colour} colour the relative luminance of WCAG 2 */
function luminance([red, green, blue]) {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** @param {Colour} a @param {Colour} b */
export function contrast(a, b) {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((one, other) => other - one)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}
