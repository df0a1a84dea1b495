import type { Page } from '@playwright/test'

/**
 * Runs in the page: what the accessibility of each element depends on, each kind once. That is its
 * tag, role, classes, states and which names it carries, under the same of its parent, in a theme;
 * not its texts, IDs, places and sizes, in which a thousand rows differ.
 */
function structureOf(): string[] {
  const differing =
    /^(aria-(label|labelledby|describedby|controls|activedescendant)|checked|class|for|href|id|src|style|title|value)$/
  const own = (element: Element) => {
    const attributes = [...element.attributes].flatMap(({ name, value }) => {
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
  return [
    ...new Set(
      [...document.querySelectorAll(':not(svg *)')].map(
        (one) => `${theme}: ${parent(one)} > ${own(one)}`,
      ),
    ),
  ]
}

/** The kinds of elements that were found accessible by this worker of the tests. */
const known = new Set<string>()

/** What of the page's structure was not seen yet; `note` says that it was looked at and is good. */
export async function newStructure(page: Page): Promise<{ count: number; note: () => void }> {
  const kinds = await page.evaluate(structureOf)
  const fresh = kinds.filter((kind) => !known.has(kind))
  return {
    count: fresh.length,
    note: () => {
      for (const kind of fresh) known.add(kind)
    },
  }
}
