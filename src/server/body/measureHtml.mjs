import { Tokenizer, TokenizerMode } from 'parse5'

/**
 * The sanitizer's time grows faster than nesting does: 200 levels cost 0.3 s, 500 cost 2 s and
 * more. A mail of tables in tables has about 60.
 */
const limits = { characters: 500_000, depth: 200, elements: 10_000 }

const words = (/** @type {string} */ text) => new Set(text.split(' '))
const empty = words('area base br col embed hr img input link meta param source track wbr')
/** Open until they are closed by name, through whatever is closed around them. */
const formatting = words('a b big code em font i nobr s small strike strong tt u')

/** @type {Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode] | undefined>} */
const modes = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  plaintext: TokenizerMode.PLAINTEXT,
}

/** How deep a tree can become: what is open, and formatting that its parents left open. */
function nesting() {
  /** @type {string[]} */
  const open = []
  /** @type {string[]} */
  const left = []
  return {
    get depth() {
      return open.length + left.length
    },
    /** @param {string} name */
    begin(name) {
      if (!empty.has(name)) open.push(name)
    },
    /** @param {string} name */
    end(name) {
      const at = open.lastIndexOf(name)
      if (at >= 0)
        left.push(
          ...open
            .splice(at)
            .slice(1)
            .filter((inner) => formatting.has(inner)),
        )
      else if (left.lastIndexOf(name) >= 0) left.splice(left.lastIndexOf(name), 1)
    },
  }
}

/**
 * Whether HTML is small enough for the sanitizer, told without making a tree of it: one pass of
 * the tokenizer that the sanitizer's own parser has. What fools it meets the time limit.
 * @param {string} html
 * @returns {'too_large' | 'too_deep' | 'too_many' | undefined}
 */
export function measureHtml(html) {
  if (html.length > limits.characters) return 'too_large'
  // Whatever state the tokenizer is in, an element begins with these two characters.
  if ((html.match(/<[a-z]/gi) ?? []).length > limits.elements) return 'too_many'
  const tree = nesting()
  let deepest = 0
  const ignore = () => undefined
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: ({ tagName }) => {
        tree.begin(tagName)
        deepest = Math.max(deepest, tree.depth)
        const mode = modes[tagName]
        if (mode === undefined) return
        tokenizer.state = mode
        tokenizer.lastStartTagName = tagName
      },
      onEndTag: ({ tagName }) => tree.end(tagName),
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  )
  for (let at = 0; at < html.length && deepest <= limits.depth; at += 4096) {
    tokenizer.write(html.slice(at, at + 4096), at + 4096 >= html.length)
  }
  return deepest > limits.depth ? 'too_deep' : undefined
}
