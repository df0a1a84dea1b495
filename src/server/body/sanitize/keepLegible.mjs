import { attributeColour, colourIn, contrast, hexOf, over, readColour } from './colours.mjs'
import { attributeOf, isElement, isText } from './tree.mjs'

/** @typedef {import('./colours.mjs').Colour} Colour */
/** @typedef {import('./tree.mjs').Element} Element */
/** @typedef {{ color: Colour, background: Colour }} Looks */

/** What the frame's own style sheet says. */
const ownColours = new Map([
  ['a', '#0b57d0'],
  ['host', '#57606a'],
  ['held', '#57606a'],
  ['mark', '#000000'],
])
/** @type {Colour} */
const paper = [255, 255, 255, 1]
/** @type {Colour} */
const ink = [27, 31, 36, 1]
/** @type {Looks} */
export const plain = { color: ink, background: paper }

/** @type {Colour} */
const black = [0, 0, 0, 1]

/** What text needs to be read, whatever size it has (WCAG 2, AA). */
const least = 4.5

/**
 * The two colours that an element states, in its style or by the attributes of old mails.
 * @param {Element} element
 * @returns {{ color: Colour | undefined, background: Colour | undefined }}
 */
export function statedColours(element) {
  let color = attributeColour(attributeOf(element, 'color') ?? attributeOf(element, 'text'))
  let background = attributeColour(attributeOf(element, 'bgcolor'))
  for (const declaration of (attributeOf(element, 'style') ?? '').split(';', 200)) {
    const at = declaration.indexOf(':')
    const property = declaration.slice(0, at).trim().toLowerCase()
    const value = declaration.slice(at + 1)
    if (property === 'color') color = readColour(value) ?? color
    if (property === 'background-color') background = readColour(value) ?? background
    if (property === 'background') background = colourIn(value) ?? background
  }
  return { color, background }
}

/** @param {Colour} background the better of ink and paper; on grey neither may do, but black */
function readableOn(background) {
  const better = contrast(ink, background) > contrast(paper, background) ? ink : paper
  return contrast(better, background) >= least ? better : black
}

/** Text with less contrast was not meant to be seen, or has lost its background. */
const meant = 3

/**
 * The colour of a text. One that can nearly be read becomes as little darker or lighter as it
 * needs; one that cannot becomes black or white.
 * @param {Looks} looks
 * @returns {Colour}
 */
export function legible({ color, background }) {
  const reached = contrast(color, background)
  if (reached >= least) return color
  const readable = readableOn(background)
  if (reached < meant) return readable
  const [red, green, blue] = readable
  const steps = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
  const mixed = steps.map((part) => over([red, green, blue, part], color))
  return mixed.find((tried) => contrast(tried, background) >= least) ?? readable
}

const hasText = (/** @type {Element} */ element) =>
  element.childNodes.some((node) => isText(node) && node.value.trim() !== '')

/** @param {Element} element @param {Looks} around @returns {Looks} */
function looksOf(element, around) {
  const stated = statedColours(element)
  const known = ownColours.get(attributeOf(element, 'class') ?? element.tagName)
  const own = known === undefined ? undefined : readColour(known)
  const below = element.tagName === 'mark' ? readColour('yellow') : undefined
  const background = over(stated.background ?? below ?? [0, 0, 0, 0], around.background)
  return { background, color: over(stated.color ?? own ?? around.color, background) }
}

/** @param {Element} element @param {Colour} color */
function paint(element, color) {
  const style = element.attrs.find(({ name }) => name === 'style')
  const value = `color:${hexOf(color)}!important`
  if (style) style.value += `;${value}`
  else element.attrs.push({ name: 'style', value })
}

/**
 * Text whose background was taken away, or has the colour of what it stands on, gets a colour that
 * can be read; all else keeps its own.
 * @param {Element} parent
 * @param {Looks} around
 */
export function keepLegible(parent, around) {
  for (const element of parent.childNodes.filter(isElement)) {
    const looks = looksOf(element, around)
    const color = legible(looks)
    const isPainted = color !== looks.color && hasText(element)
    if (isPainted) paint(element, color)
    keepLegible(element, isPainted ? { ...looks, color } : looks)
  }
}
