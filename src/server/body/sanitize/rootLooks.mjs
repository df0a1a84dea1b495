import { hexOf, over } from './colours.mjs'
import { legible, plain, statedColours } from './keepLegible.mjs'
import { attributeOf } from './tree.mjs'

/** @typedef {import('./tree.mjs').Element} Element */
/** @typedef {{ dir: 'ltr' | 'rtl' | 'auto', color: string | null, background: string | null }} Root */

/** @param {Element} element a style wins over an attribute, as in browsers */
function statedDirection(element) {
  const style = /(?:^|;)\s*direction\s*:\s*(ltr|rtl)\b/i.exec(attributeOf(element, 'style') ?? '')
  const stated = (style?.[1] ?? attributeOf(element, 'dir'))?.trim().toLowerCase()
  return stated === 'ltr' || stated === 'rtl' ? stated : undefined
}

/**
 * The direction and colours of a mail as a whole, from its html and body elements. Nothing else of
 * these elements is kept.
 * @param {Element[]} elements the outer one first
 */
export function rootLooks(elements) {
  const looks = elements.reduce((around, element) => {
    const { color, background } = statedColours(element)
    const below = background ? over(background, around.background) : around.background
    return { background: below, color: over(color ?? around.color, below) }
  }, plain)
  const [background, color] = [hexOf(looks.background), legible(looks)]
  /** @type {Root} */
  const root = {
    dir: elements.map(statedDirection).findLast((dir) => dir !== undefined) ?? 'auto',
    color: hexOf(color) === hexOf(plain.color) ? null : hexOf(color),
    background: background === hexOf(plain.background) ? null : background,
  }
  return { root, looks: { ...looks, color } }
}
