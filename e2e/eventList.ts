import { expect, type Page } from '@playwright/test'

/** The parts of the page of events, by the names that a person or a screen reader finds them by. */
export const eventTable = (page: Page) => page.getByRole('table', { name: 'Events' })
export const filterBox = (page: Page) => page.getByRole('searchbox', { name: 'Filter events' })
export const matches = (page: Page) => page.getByRole('status', { name: 'Matches' })
/** How many there are, as the page says once it has counted: that comes after the first rows. */
export async function counted(page: Page): Promise<number> {
  await expect(matches(page)).toHaveText(/\d/)
  return Number((await matches(page).innerText()).replace(/\D/g, ''))
}
/** The first row below the names of the columns is 2, as `aria-rowindex` counts. */
export const rowAt = (page: Page, index: number) =>
  eventTable(page).locator(`[aria-rowindex="${index}"]`)
export const columnHeader = (page: Page, name: string) =>
  eventTable(page).getByRole('columnheader', { name, exact: true })

export async function filterBy(page: Page, filter: string): Promise<void> {
  await filterBox(page).fill(filter)
  await filterBox(page).press('Enter')
}

export const eventCount = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`
