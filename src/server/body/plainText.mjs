import { Tokenizer, TokenizerMode } from 'parse5'

const words = (/** @type {string} */ text) => new Set(text.split(' '))
/** Elements whose content is not text. */
const unread = words('title style script')
/** Elements after which a new line begins, and those after which a line is empty. */
const lines = words('div li tr title')
const paragraphs = words('p h1 h2 h3 h4 h5 h6 blockquote pre ul ol table')
/** Elements that are separated by a space. */
const cells = words('td th')

/** @type {Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode] | undefined>} */
const modes = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
}

/**
 * HTML as plain text, in one pass over any input and without a tree: line breaks stay, tags go,
 * entities become what they stand for. The result is text and must be escaped like any other.
 * @param {string} html
 */
export function plainText(html) {
  let text = ''
  /** The element whose content is left out. */
  let within = ''
  let isLineBegun = false
  const add = (/** @type {{ chars: string }} */ { chars }) => {
    if (within !== '') return
    text += chars
    isLineBegun ||= chars.trim() !== ''
  }
  const end = (/** @type {string} */ breaks) => {
    if (within !== '') return
    text += breaks
    isLineBegun = false
  }
  const ignore = () => undefined
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag({ tagName }) {
        if (within === '' && unread.has(tagName)) within = tagName
        const isBlock = lines.has(tagName) || paragraphs.has(tagName)
        if (tagName === 'br' || (isBlock && isLineBegun)) end('\n')
        if (cells.has(tagName) && isLineBegun) end(' ')
        const mode = modes[tagName]
        if (mode === undefined) return
        tokenizer.state = mode
        tokenizer.lastStartTagName = tagName
      },
      onEndTag({ tagName }) {
        if (lines.has(tagName)) end('\n')
        if (paragraphs.has(tagName)) end('\n\n')
        if (within === tagName) within = ''
      },
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onCharacter: add,
      onNullCharacter: ignore,
      onWhitespaceCharacter: add,
    },
  )
  tokenizer.write(html, true)
  return text.trim()
}
