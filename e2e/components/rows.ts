import type { Page } from '@playwright/test'

/** The parts of `EventRows`, by the names that a person or a screen reader finds them by. */
export const table = (page: Page) => page.getByRole('table', { name: 'Events' })
/** The first row below the names of the columns is 2, as `aria-rowindex` counts. */
export const rowAt = (page: Page, index: number) =>
  table(page).locator(`[aria-rowindex="${index}"]`)
export const boxAt = (page: Page, index: number) => rowAt(page, index).getByRole('checkbox')
export const selection = (page: Page) => page.getByRole('status', { name: 'Selection' })

/** The places of the rows that are picked, among those that are drawn. */
export const picked = (page: Page): Promise<number[]> =>
  table(page)
    .getByRole('checkbox', { checked: true })
    .evaluateAll((boxes) =>
      boxes
        .map((box) => box.closest('tr')?.getAttribute('aria-rowindex'))
        .flatMap((index) => (index == null ? [] : [Number(index)])),
    )
