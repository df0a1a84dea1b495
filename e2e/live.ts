import type { Locator, Page } from '@playwright/test'
import { eventTable } from './eventList'

/** What a list says of the present, by the names that a person or a screen reader finds it by. */
export const freshness = (page: Page) =>
  page.getByRole('status', { name: 'Freshness', exact: true })
export const pill = (page: Page) => page.getByRole('button', { name: /\d+ (new|changed|gone)/ })
export const exactly = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** Which event a row shows. */
export const idOf = async (row: Locator) =>
  Number(
    /\/events\/(\d+)/.exec((await row.getByRole('link').first().getAttribute('href')) ?? '')?.[1],
  )

/** Which texts stand in a column of the list, from now on and at any moment. */
export async function watchColumn(page: Page, name: string): Promise<() => Promise<string[]>> {
  const seen = await eventTable(page).evaluateHandle((table, title) => {
    const texts = new Set<string>()
    const heads = [...table.querySelectorAll('thead tr > *')]
    const at = heads.findIndex((head) => head.textContent?.trim() === title)
    const look = () => {
      for (const row of table.querySelectorAll('tbody tr[data-place]')) {
        const text = row.children[at]?.textContent?.trim()
        if (text) texts.add(text)
      }
    }
    const all = { subtree: true, childList: true, characterData: true }
    new MutationObserver(look).observe(table, all)
    look()
    return texts
  }, name)
  return () => seen.evaluate((texts) => [...texts])
}
