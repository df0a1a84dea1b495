import { sightOf } from './hiding.mjs'
import { attributeOf } from './tree.mjs'

/** @typedef {import('./tree.mjs').Element} Element */
/** @typedef {import('./hiding.mjs').Sight} Sight */

/** More than the style sheet of any real mail. */
const limits = { characters: 200_000, rules: 5_000 }

/** @param {string} css @returns {string} without its comments, and without the marks of one around it all */
function withoutComments(css) {
  const [first = '', ...rest] = css.split('/*')
  const behind = rest.map((part) => part.split('*/').slice(1).join('*/'))
  return [first, ...behind].join(' ').replace(/<!--|-->/g, ' ')
}

/** @param {string} css @param {number} from where a block is open @returns {number} behind its end */
function endOfBlock(css, from) {
  let depth = 1
  for (let at = from; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1
    else if (css[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return css.length
}

/**
 * Rules that hold wherever a mail is read: those for some widths or for printing are left out.
 * @param {string} css
 * @returns {Generator<{ selectors: string, style: string }>}
 */
function* rulesOf(css) {
  let from = 0
  for (let count = 0; count < limits.rules; count += 1) {
    const begins = css.indexOf('{', from)
    if (begins === -1) return
    const end = endOfBlock(css, begins + 1)
    // What ends before it (`@import …;`) is no part of it.
    const selectors = css.slice(from, begins).split(';').at(-1) ?? ''
    if (!selectors.includes('@')) yield { selectors, style: css.slice(begins + 1, end - 1) }
    from = end
  }
}

/** The selectors that are understood: a name, a class or an ID, and a name with one of them. */
const simple = /^[a-z][a-z\d]*$|^(?:[a-z][a-z\d]*)?[.#][\w-]+$/i

/**
 * The selectors that match an element, the weakest first: a later one overrides an earlier one.
 * @param {Element} element
 */
function selectorsOf(element) {
  const name = element.tagName
  const classes = (attributeOf(element, 'class') ?? '').split(/\s+/, 50).filter(Boolean)
  const id = attributeOf(element, 'id')
  const both = (/** @type {string} */ mark) => [mark, `${name}${mark}`]
  return [[name], classes.flatMap((one) => both(`.${one}`)), id ? both(`#${id}`) : []]
}

/** Collects what the rules say, each selector by itself. @param {string} css */
function sightsIn(css) {
  /** @type {Map<string, Sight>} */
  const sights = new Map()
  /** The elements that a longer selector may show. @type {Set<string>} */
  const shown = new Set()
  for (const { selectors, style } of rulesOf(withoutComments(css.slice(0, limits.characters)))) {
    const sight = sightOf(style)
    if (sight === undefined) continue
    for (const selector of selectors.split(',').map((part) => part.trim())) {
      if (simple.test(selector)) sights.set(selector, sight)
      else if (sight === 'shown') shown.add(selector.split(/[\s>+~]+/).at(-1) ?? '')
    }
  }
  return { sights, shown }
}

/**
 * What the style sheets of a mail say of its elements. Only simple rules hide; where others may
 * show an element, it is shown.
 * @param {string} css
 * @returns {(element: Element) => Sight}
 */
export function readStyleSheet(css) {
  const { sights, shown } = sightsIn(css)
  return (element) => {
    const ranks = selectorsOf(element)
    if (ranks.flat().some((selector) => shown.has(selector))) return 'shown'
    const said = ranks.map((selectors) => selectors.map((selector) => sights.get(selector)))
    const strongest = said.findLast((rank) => rank.some((sight) => sight !== undefined)) ?? []
    if (strongest.includes('shown')) return 'shown'
    return strongest.includes('hidden') ? 'hidden' : undefined
  }
}
