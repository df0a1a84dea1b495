import { expect, type Locator, type Page } from '@playwright/test'

/** The parts of the page of events, by the names that a person or a screen reader finds them by. */
export const eventTable = (page: Page) => page.getByRole('table', { name: 'Events' })
export const filterBox = (page: Page) => page.getByRole('searchbox', { name: 'Filter events' })
export const matches = (page: Page) => page.getByRole('status', { name: 'Matches' })
/** How many there are, as the page says once it has counted: that comes after the first rows. */
export async function counted(page: Page): Promise<number> {
  let text = ''
  // The text that is waited for is the one that is read: the next moment it may count anew.
  const read = async () => {
    text = await matches(page).innerText()
    return text
  }
  await expect.poll(read).toMatch(/\d/)
  return Number(text.replace(/\D/g, ''))
}
/** The first row below the names of the columns is 2, as `aria-rowindex` counts. */
export const rowAt = (page: Page, index: number) =>
  eventTable(page).locator(`[aria-rowindex="${index}"]`)
export const columnHeader = (page: Page, name: string) =>
  eventTable(page).getByRole('columnheader', { name, exact: true })

/** The checkboxes of a field of the filter, in the menu that its button opens. */
export async function openMenu(page: Page, field: string): Promise<Locator> {
  const group = page.getByRole('group', { name: field, exact: true })
  if (!(await group.isVisible())) {
    await page.getByRole('button', { name: field, exact: true }).click()
  }
  return group
}

export const tabOf = (page: Page, view: string) =>
  page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: new RegExp(`^${view}( [\\d,]+)?$`) })

/** A command on views: save the list as one, or change the one that is shown. */
export async function inMoreViews(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More views' }).click()
  await page.getByRole('menu', { name: 'More views' }).getByText(item, { exact: true }).click()
}

export async function saveView(page: Page, name: string, isShared = false): Promise<void> {
  await inMoreViews(page, 'Save view')
  const dialog = page.getByRole('dialog', { name: 'Save view' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  if (isShared) await dialog.getByRole('checkbox', { name: /Share/ }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(tabOf(page, name)).toHaveAttribute('aria-current', 'page')
}

export async function filterBy(page: Page, filter: string): Promise<void> {
  await filterBox(page).fill(filter)
  await filterBox(page).press('Enter')
}

export const eventCount = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`
