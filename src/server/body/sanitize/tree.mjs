import { defaultTreeAdapter, html } from 'parse5'

/** @typedef {import('parse5').DefaultTreeAdapterMap} Nodes */
/** @typedef {Nodes['element']} Element */
/** @typedef {Nodes['childNode']} Child */
/** @typedef {{ name: string, value: string }} Attribute */

/** @param {Nodes['node']} node @returns {node is Element} */
export const isElement = (node) => 'tagName' in node
/** @param {Nodes['node']} node @returns {node is Nodes['textNode']} */
export const isText = (node) => node.nodeName === '#text'

/** @param {Element} element @param {string} name */
export const attributeOf = (element, name) =>
  element.attrs.find((attribute) => attribute.name === name)?.value

/** @param {string} name @param {Attribute[]} attributes @param {Child[]} children */
export function makeElement(name, attributes, children) {
  const element = defaultTreeAdapter.createElement(name, html.NS.HTML, attributes)
  for (const child of children) defaultTreeAdapter.appendChild(element, child)
  return element
}

export const textNode = (/** @type {string} */ text) => defaultTreeAdapter.createTextNode(text)

/** @param {string} name @param {Attribute[]} attributes @param {string} text */
export const makeText = (name, attributes, text) => makeElement(name, attributes, [textNode(text)])

/** The elements of a tree, the outer ones first. @param {Nodes['node']} node @returns {Generator<Element>} */
export function* elementsIn(node) {
  if (!('childNodes' in node)) return
  for (const child of node.childNodes) {
    if (isElement(child)) yield child
    yield* elementsIn(child)
  }
}

/** @param {Nodes['node']} node @returns {string} */
export function textOf(node) {
  if (isText(node)) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
