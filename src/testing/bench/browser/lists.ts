import type { Locator, Page } from '@playwright/test'
import { eventStatuses, type Named } from '@/contract/filter/names'
import type { Served } from './serve'

/** One list in a page, and how a person's hand is lent to it: scripts of the page. */
export type ListPage = {
  name: string
  open: (page: Page, served: Served) => Promise<unknown>
  /** What scrolls, and a row of it. */
  box: string
  row: string
  /** Opens the place where a status is chosen, and closes it. */
  toggleStatuses: (page: Page) => Promise<unknown>
  filterByStatus: (status: Named, isOn: boolean) => string
  type: (text: string) => string
  sortBySender: string
  /** Where a value would be pressed, for a pointer that rests on it before. */
  statusValue?: (page: Page, status: Named) => Locator
  /** Opens the n-th row, what then stands there, and what puts it away. */
  openRow: (place: number) => string
  opened: string
  close: string
}

/** One for each round, since what was chosen once is kept; all that the demo data hold. */
export const chosenStatuses = eventStatuses.filter(({ id }) => id !== 98)
const shortText = ({ key }: Named) => `AcdEventStatus.${key}`
const json = JSON.stringify

export const ours: ListPage = {
  name: 'Callboard',
  open: (page, { url }) => page.goto(`${url}/events`, { waitUntil: 'commit' }),
  box: 'div:has(> table[aria-label="Events"])',
  row: 'table[aria-label="Events"] tbody tr:has(a[href*="/events/"])',
  toggleStatuses: async (page) => {
    const value = page.getByRole('group', { name: 'Status' }).getByRole('checkbox').first()
    const state = (await value.isVisible()) ? 'hidden' : 'visible'
    await page.getByRole('button', { name: 'Status', exact: true }).click()
    await value.waitFor({ state })
  },
  filterByStatus: ({ labels }) => `[...document.querySelectorAll('fieldset label')]
    .find((label) => label.querySelector('bdi').textContent === ${json(labels.en)}).click()`,
  // As a key does it: React hears of a value that was not set through it.
  type: (text) => `{
    const box = document.querySelector('input[type=search]')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, ${json(text)})
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }`,
  sortBySender: `[...document.querySelectorAll('th button')]
    .find((button) => button.ariaLabel === 'Sort by Sender').click()`,
  statusValue: (page, { labels }) =>
    page.locator('fieldset label').filter({ has: page.getByText(labels.en, { exact: true }) }),
  openRow: (place) =>
    `document.querySelectorAll('table[aria-label="Events"] tbody a[href*="/events/"]')[${place}].click()`,
  opened: 'section[aria-label^="Event "] h2',
  close: 'history.back()',
}

const opensAside = {
  opened: '#opened h2',
  close: `document.getElementById('opened').replaceChildren()`,
}

const grid: ListPage = {
  name: 'AG Grid Community, all records loaded',
  open: (page, { url, token }) => page.goto(`${url}/grid/#${token}`, { waitUntil: 'commit' }),
  box: '.ag-grid-viewport',
  row: '.ag-row',
  toggleStatuses: async () => undefined,
  filterByStatus: (status, isOn) =>
    `window.grid.setColumnFilterModel('Status', ${
      isOn ? json({ type: 'equals', filter: shortText(status) }) : 'null'
    }).then(() => window.grid.onFilterChanged())`,
  type: (text) => `window.grid.setGridOption('quickFilterText', ${json(text)})`,
  sortBySender: `{
    const [sender] = window.grid.getColumnState().filter(({ colId }) => colId === 'Sender')
    const sort = sender.sort === 'asc' ? 'desc' : 'asc'
    window.grid.applyColumnState({ state: [{ colId: 'Sender', sort }] })
  }`,
  openRow: (place) => `document.querySelectorAll('.ag-row .ag-cell')[${place} * 9].click()`,
  ...opensAside,
}

const tanstack: ListPage = {
  name: 'TanStack Table with Mantine, all records loaded',
  open: (page, { url, token }) => page.goto(`${url}/tanstack/#${token}`, { waitUntil: 'commit' }),
  box: '.box',
  row: '.box tr',
  toggleStatuses: async () => undefined,
  filterByStatus: (status, isOn) =>
    `window.table.getColumn('Status').setFilterValue(${isOn ? json(shortText(status)) : 'undefined'})`,
  type: (text) => `window.table.setGlobalFilter(${json(text)})`,
  sortBySender: `{
    const sender = window.table.getColumn('Sender')
    sender.toggleSorting(sender.getIsSorted() === 'asc')
  }`,
  openRow: (place) => `document.querySelectorAll('.box tr')[${place}].click()`,
  ...opensAside,
}

/** Those that load all records. */
export const grids: readonly ListPage[] = [grid, tanstack]
