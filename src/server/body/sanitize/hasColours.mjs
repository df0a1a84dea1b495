import { attributeOf, elementsIn } from './tree.mjs'

/** @typedef {import('./tree.mjs').Element} Element */

const colouring = /(?:^|;)\s*(?:color|background|border|outline)\b/i

/** @param {Element} element a picture was drawn for white, whatever it shows */
const isColoured = (element) =>
  element.tagName === 'img' ||
  ['color', 'bgcolor', 'text'].some((name) => attributeOf(element, name) !== undefined) ||
  colouring.test(attributeOf(element, 'style') ?? '')

/**
 * Whether a mail has colours of its own: what has none can be shown in those of the page.
 * @param {Element} box what is left of the mail
 * @param {import('./rootLooks.mjs').Root} root
 */
export const hasColours = (box, root) =>
  root.color !== null || root.background !== null || [...elementsIn(box)].some(isColoured)
