import { Tokenizer, TokenizerMode } from 'parse5'

/** A name of HTML is at most 31 letters long. */
const references = /&(?:#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,30};)?/gi
const names = /&[a-z][a-z\d]{1,30};/gi
const ownOfXml = new Set(['&lt;', '&gt;', '&amp;', '&quot;', '&apos;'])

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])
const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<>]/g, (sign) => entities.get(sign) ?? '')

/** A separator: it is in no name, and the tokenizer leaves it as it is. */
const between = '\u001f'

/**
 * The characters that HTML's names stand for, read by the HTML parser in one pass.
 * @param {string} xml
 * @returns {ReadonlyMap<string, string>}
 */
function namedCharacters(xml) {
  const found = [...new Set(xml.match(names))]
  let text = ''
  const add = (/** @type {{ chars: string }} */ { chars }) => {
    text += chars
  }
  const ignore = () => undefined
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: ignore,
      onEndTag: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onCharacter: add,
      onNullCharacter: ignore,
      onWhitespaceCharacter: add,
    },
  )
  tokenizer.state = TokenizerMode.RCDATA
  tokenizer.write(found.join(between), true)
  const meanings = text.split(between)
  return new Map(found.map((name, at) => [name, meanings[at] ?? name]))
}

/** Line breaks of word processors stay, other control characters show nothing. */
const visible = (/** @type {string} */ text) =>
  text
    .replace(/[\v\f]/g, '\n')
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')

/** @param {string} reference by number; half a character meets its other half once both are read */
function numbered(reference) {
  const code = Number(reference.slice(1, -1).replace('#', /x/i.test(reference) ? '0' : ''))
  if (code > 0x10ffff) return escaped(reference)
  const isPlain = code >= 32 && (code < 0xd800 || code > 0xdfff) && (code & 0xfffe) !== 0xfffe
  const isBlank = code === 9 || code === 10 || code === 13
  return isPlain || isBlank ? reference : String.fromCodePoint(code)
}

/** @param {string} reference @param {ReadonlyMap<string, string>} named */
function mendReference(reference, named) {
  if (ownOfXml.has(reference)) return reference
  if (reference.startsWith('&#')) return numbered(reference)
  return escaped(named.get(reference) ?? reference)
}

/**
 * Repairs EventData that is invalid XML only because of single characters: names that only HTML
 * knows, a bare ampersand, control characters. Each becomes the text that it was meant for, and
 * none of them becomes markup.
 * @param {string} xml
 */
export function mendXml(xml) {
  const named = namedCharacters(xml)
  const mendText = (/** @type {string} */ text) =>
    text
      .replaceAll(']]>', ']]&gt;')
      .replace(references, (reference) => mendReference(reference, named))
  let mended = ''
  let from = 0
  for (;;) {
    const begins = xml.indexOf('<![CDATA[', from)
    const ends = begins === -1 ? -1 : xml.indexOf(']]>', begins) + 3
    if (ends < 3) return visible(mended + mendText(xml.slice(from))).trim()
    mended += mendText(xml.slice(from, begins)) + xml.slice(begins, ends)
    from = ends
  }
}
