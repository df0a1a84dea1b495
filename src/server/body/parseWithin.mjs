import { defaultTreeAdapter, Parser } from 'parse5'

/**
 * Within these limits a mail of any form is read and sanitized in well under the time limit. A mail
 * of nested tables has about 60 levels.
 */
const limits = { characters: 500_000, depth: 200, nodes: 10_000, attributes: 40_000, atOnce: 200 }

/** Characters between two checks of the depth; a long tag is joined again with each piece. */
const pieceLength = 16_384

/** @typedef {'too_large' | 'too_deep' | 'too_many'} Beyond */
/** @typedef {import('parse5').DefaultTreeAdapterMap} Nodes */

/** Ends the reading at the first limit. */
class Stop extends Error {
  /** @param {Beyond} beyond */
  constructor(beyond) {
    super(beyond)
    this.beyond = beyond
  }
}

/** Makes the parser's own tree, of which every node and attribute counts. */
function countingAdapter() {
  let [nodes, attributes] = [0, 0]
  const count = (/** @type {number} */ more) => {
    nodes += 1
    attributes += more
    const isBeyond = nodes > limits.nodes || attributes > limits.attributes || more > limits.atOnce
    if (isBeyond) throw new Stop('too_many')
  }
  return {
    ...defaultTreeAdapter,
    /** @type {typeof defaultTreeAdapter.createElement} */
    createElement(name, namespace, given) {
      count(given.length)
      return defaultTreeAdapter.createElement(name, namespace, given)
    },
    /** @type {typeof defaultTreeAdapter.createCommentNode} */
    createCommentNode(text) {
      count(0)
      return defaultTreeAdapter.createCommentNode(text)
    },
    /** @param {Nodes['element']} recipient @param {import('parse5').Token.Attribute[]} given */
    adoptAttributes(recipient, given) {
      count(given.length + recipient.attrs.length)
      defaultTreeAdapter.adoptAttributes(recipient, given)
    },
  }
}

/** @param {Nodes['node']} root */
function isTooDeep(root) {
  /** @type {[Nodes['node'], number][]} */
  const pending = [[root, 0]]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, depth] = next
    if (depth > limits.depth) return true
    if ('childNodes' in node) for (const child of node.childNodes) pending.push([child, depth + 1])
  }
  return false
}

/** @param {string} html */
function parse(html) {
  // A noscript is shown: nothing runs here.
  const parser = new Parser({ treeAdapter: countingAdapter(), scriptingEnabled: false })
  for (let at = 0; at < html.length; at += pieceLength) {
    parser.tokenizer.write(html.slice(at, at + pieceLength), at + pieceLength >= html.length)
    if (parser.openElements.stackTop > limits.depth) throw new Stop('too_deep')
  }
  // The parser moves elements, so the tree may be deeper than the elements that were open.
  if (isTooDeep(parser.document)) throw new Stop('too_deep')
  return parser.document
}

/**
 * The tree of a mail, or the limit that it exceeds: the reading stops there, before any work that
 * takes more than one pass.
 * @param {string} html
 * @returns {{ mail: Nodes['document'] } | { beyond: Beyond }}
 */
export function parseWithin(html) {
  if (html.length > limits.characters) return { beyond: 'too_large' }
  try {
    return { mail: parse(html) }
  } catch (error) {
    if (error instanceof Stop) return { beyond: error.beyond }
    throw error
  }
}
