/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '')

/** These have no end tag in HTML. */
const empty = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** @param {string} name @param {Record<string, string>} attributes */
const startTag = (name, attributes) =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}>`

/**
 * Collects the content of the body element: text, which is HTML or plain as the body says; or, if
 * it has child elements (XHTML that was not escaped), these as HTML with their texts escaped.
 */
export function bodyContent() {
  /** @type {{ text: string, isTag: boolean }[]} */
  const pieces = []
  let isMarkup = false
  const add = (/** @type {string} */ text, /** @type {boolean} */ isTag) => {
    isMarkup ||= isTag
    pieces.push({ text, isTag })
  }
  return {
    text: (/** @type {string} */ text) => add(text, false),
    open: (/** @type {string} */ name, /** @type {Record<string, string>} */ attributes) =>
      add(startTag(name, attributes), true),
    close: (/** @type {string} */ name) =>
      add(empty.has(name.toLowerCase()) ? '' : `</${name}>`, true),
    isMarkup: () => isMarkup,
    all: () =>
      pieces.map(({ text, isTag }) => (isMarkup && !isTag ? escaped(text) : text)).join(''),
  }
}
