/** @type {Record<string, string>} */
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0', '#13': '\r' }

/**
 * HTML as plain text, in one pass over any input: line breaks stay, tags go, entities become what
 * they stand for. The result is text and must be escaped like any other.
 * @param {string} html
 */
export const plainText = (html) =>
  html
    .replace(/<br[^<>]*>|<\/(p|div|li|tr|h\d)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#?\w{2,4});/g, (whole, name) => entities[name] ?? whole)
    .trim()
