import type { Page } from '@playwright/test'

/** Marks an element of a kind that was not seen yet. */
export const unseen = 'data-unseen-kind'

/**
 * Runs in the page: what the accessibility of each element depends on, each kind once. That is its
 * tag, role, classes, states and which names it carries, under the same of its parent, in a theme;
 * not its texts, IDs, places and sizes, in which a thousand rows differ. One element of each kind
 * among `wanted` is marked.
 */
function structureOf({ mark, wanted }: { mark: string; wanted: string[] }): string[] {
  const differing =
    /^(aria-(label|labelledby|describedby|controls|activedescendant)|checked|class|for|href|id|src|style|title|value)$/
  const own = (element: Element) => {
    const attributes = [...element.attributes].flatMap(({ name, value }) => {
      if (name === mark) return []
      if (differing.test(name) || /\d/.test(value)) return [name]
      return value.length > 20 || value.includes(' ') ? [name] : [`${name}=${value}`]
    })
    const classes = [...element.classList].filter((word) => !/^m_\d+$/.test(word))
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    )
    return [element.localName, ...classes.sort(), ...attributes.sort(), hasText ? 'text' : ''].join(
      ' ',
    )
  }
  const parent = (element: Element) => (element.parentElement ? own(element.parentElement) : '')
  const theme = document.documentElement.dataset.mantineColorScheme
  const toMark = new Set(wanted)
  const kinds = new Set<string>()
  for (const one of document.querySelectorAll(':not(svg *)')) {
    const kind = `${theme}: ${parent(one)} > ${own(one)}`
    kinds.add(kind)
    one.toggleAttribute(mark, toMark.delete(kind))
  }
  return [...kinds]
}

/** The kinds of elements that were found accessible by this worker of the tests. */
const known = new Set<string>()

/**
 * What of the page's structure was not seen yet: one element of each kind carries the mark. `note`
 * says that it was looked at and is good.
 */
export async function newStructure(page: Page): Promise<{ count: number; note: () => void }> {
  const kinds = await page.evaluate(structureOf, { mark: unseen, wanted: [] })
  const fresh = kinds.filter((kind) => !known.has(kind))
  if (fresh.length > 0) await page.evaluate(structureOf, { mark: unseen, wanted: fresh })
  return {
    count: fresh.length,
    note: () => {
      for (const kind of fresh) known.add(kind)
    },
  }
}
